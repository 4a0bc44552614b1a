/** The Earth and those who live on it. */
import { topicTable } from './topic-table.ts'

export const earthAndClimate = topicTable('Earth and climate', [
  {
    slug: 'weather',
    name: { en: 'Weather forecasting', ko: '날씨 예보' },
    description: {
      en: 'Predicting weather with physics and learning.',
      ko: '물리와 학습으로 하는 날씨 예측',
    },
    rule: [
      '"weather forecasting"',
      '"weather prediction"',
      'ti:(nowcasting OR precipitation OR rainfall)',
      'ti:(=Weather OR =weather) -ti:("adverse weather" OR "all weather" OR "weather removal" OR video OR driving)',
      '"tropical cyclone"',
      '"data assimilation"',
    ],
  },
  {
    slug: 'climate',
    name: { en: 'Climate change', ko: '기후 변화' },
    description: {
      en: 'Climate models, warming, emissions and policy.',
      ko: '기후 모형, 온난화, 배출, 정책',
    },
    rule: [
      'ti:(climate OR "net zero" OR decarbonization)',
      '"climate change" (cat:physics OR cat:econ OR cat:stat OR cat:q-bio OR cat:cs.CY)',
      '"climate model" (cat:physics OR cat:stat OR cat:cs.LG OR cat:cs.CE)',
      '"global warming" (cat:physics OR cat:econ)',
      '"carbon emission" ti:(carbon OR emission)',
    ],
  },
  {
    slug: 'energy',
    name: { en: 'Energy and power grids', ko: '에너지와 전력망' },
    description: {
      en: 'Grids, renewables, demand and electric vehicles.',
      ko: '전력망, 재생 에너지, 수요, 전기차',
    },
    rule: [
      '"power grid"',
      '"power system" (cat:eess.SY OR cat:cs.CE OR cat:math.OC)',
      '"smart grid"',
      '"renewable energy" (cat:eess.SY OR cat:cs.CE OR cat:cs.AI OR cat:econ)',
      'ti:("solar power" OR "wind power" OR "solar energy" OR photovoltaic OR "power grid" OR =Electricity OR =electricity)',
      '"energy management" (cat:eess.SY OR cat:cs.CE OR cat:cs.AI)',
      '"electric vehicle" ti:(vehicle OR charging OR battery)',
      '"building energy"',
    ],
  },
  {
    slug: 'disasters',
    name: { en: 'Disasters and hazards', ko: '재난과 위험' },
    description: {
      en: 'Floods, wildfires, storms and response.',
      ko: '홍수, 산불, 폭풍, 그리고 대응',
    },
    rule: [
      'ti:(flood OR wildfire OR disaster OR landslide OR hurricane OR ="Emergency Response" OR ="emergency response")',
      '"disaster response"',
      'ti:"damage assessment" (building OR disaster OR flood OR earthquake)',
    ],
  },
  {
    slug: 'earthquakes',
    name: { en: "Earthquakes and the Earth's interior", ko: '지진과 지구 내부' },
    description: {
      en: 'Seismology, geology and subsurface imaging.',
      ko: '지진학, 지질학, 지하 영상',
    },
    rule: [
      'ti:(earthquake OR seismic OR geological OR geophysical OR volcano)',
      'earthquake cat:physics.geo-ph',
      'seismology',
      'geothermal (cat:physics OR cat:cs.CE)',
      'subsurface (cat:physics.geo-ph OR cat:cs.CE)',
      '"full waveform inversion" (cat:physics OR cat:math OR cat:eess.SP)',
      '"reservoir simulation"',
    ],
  },
  {
    slug: 'oceans',
    name: { en: 'Oceans, water and ice', ko: '바다, 물, 얼음' },
    description: {
      en: 'Seas, rivers, glaciers and what lives in them.',
      ko: '바다, 강, 빙하와 그 속의 생명',
    },
    rule: [
      'ti:(ocean OR marine OR underwater OR hydrological OR hydrology OR maritime)',
      '"sea ice"',
      'glacier',
      '"water quality"',
      '"coral reef"',
    ],
  },
  {
    slug: 'agriculture',
    name: { en: 'Agriculture and forests', ko: '농업과 산림' },
    description: { en: 'Crops, plants, livestock and trees.', ko: '작물, 식물, 가축, 나무' },
    rule: [
      'ti:(agriculture OR agricultural OR livestock OR farming)',
      'ti:crop -ti:cropping',
      'ti:plant (cat:cs.CV OR cat:cs.AI OR cat:cs.RO OR cat:q-bio) (crop OR leaf OR disease OR phenotyping OR agricultural OR botanical)',
      '"plant disease"',
      'ti:forest -ti:"random forest" (cat:cs.CV OR cat:eess.IV OR cat:cs.AI)',
      '"precision agriculture"',
    ],
  },
  {
    slug: 'mobility',
    name: { en: 'Cities and mobility', ko: '도시와 모빌리티' },
    description: { en: 'Traffic, transport and urban life.', ko: '교통, 운송, 도시의 삶' },
    rule: [
      'ti:traffic (cat:cs.CV OR cat:cs.AI OR cat:eess.SY OR cat:cs.LG OR cat:physics.soc-ph OR cat:cs.CE)',
      'ti:urban -ti:("scene reconstruction" OR "gaussian splatting")',
      'ti:("human mobility" OR "smart city" OR transit OR pedestrian OR city OR =Transportation OR =transportation)',
    ],
  },
])
