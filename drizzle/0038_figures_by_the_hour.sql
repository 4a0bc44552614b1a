CREATE TABLE "hour_figures" (
	"figure" text NOT NULL,
	"hour" timestamp with time zone NOT NULL,
	"times" integer NOT NULL,
	"faults" integer NOT NULL,
	"most" real NOT NULL,
	CONSTRAINT "hour_figures_figure_hour_pk" PRIMARY KEY("figure","hour")
);
