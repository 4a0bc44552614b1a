/** Health and medicine. */
import { topicTable } from './topic-table.ts'

export const medicine = topicTable('Medicine', [
  {
    slug: 'medical-imaging',
    name: { en: 'Medical imaging', ko: '의료 영상' },
    description: {
      en: 'CT, MRI, ultrasound and X-ray: reconstruction, segmentation, diagnosis.',
      ko: 'CT, MRI, 초음파, X선: 재구성, 분할, 진단',
    },
    rule: [
      '"medical imaging" (cat:cs.CV OR cat:eess.IV OR cat:physics.med-ph)',
      'ti:("medical image" OR =MRI OR =CT OR =PET OR ultrasound OR radiograph OR radiography OR mammography OR retinal OR fundus OR endoscopic OR "magnetic resonance")',
      'ti:"X ray" (medical OR chest OR clinical OR patient)',
      'ti:tomography (cat:eess.IV OR cat:physics.med-ph OR medical)',
    ],
  },
  {
    slug: 'pathology',
    name: { en: 'Pathology', ko: '병리 영상' },
    description: {
      en: 'Tissue slides and cells under the microscope.',
      ko: '현미경으로 본 조직 슬라이드와 세포',
    },
    rule: [
      '"computational pathology"',
      '"whole slide image"',
      'histopathology',
      'histopathological',
      'ti:(pathology OR histology OR cytology)',
    ],
  },
  {
    slug: 'radiology-reports',
    name: { en: 'Radiology reports', ko: '영상 판독문' },
    description: {
      en: "Writing, checking and using radiologists' reports.",
      ko: '영상의학 판독문을 쓰고, 검토하고, 활용하는 연구',
    },
    rule: [
      '"radiology report"',
      'ti:"report generation" (radiology OR radiologist OR "chest X ray" OR =CT OR =MRI)',
      'ti:(radiology OR radiologist)',
      '"chest X ray" ti:report',
    ],
  },
  {
    slug: 'clinical-ai',
    name: { en: 'Clinical language models', ko: '임상 언어 모델' },
    description: {
      en: 'Language models for doctors, patients and records.',
      ko: '의사, 환자, 진료 기록을 위한 언어 모델',
    },
    rule: [
      'ti:clinical ("language model" OR LLM OR agent)',
      'ti:medical (LLM OR "language model") -ti:image',
      '"electronic health record"',
      '(=EHR OR =EHRs) (clinical OR patient OR hospital)',
      '"clinical note"',
      '"clinical decision support"',
      'ti:patient ("language model" OR LLM)',
      'ti:diagnosis (LLM OR "language model") (clinical OR medical)',
      'ti:healthcare',
    ],
  },
  {
    slug: 'cancer',
    name: { en: 'Cancer', ko: '암' },
    description: {
      en: 'Detecting, understanding and treating cancer.',
      ko: '암을 찾아내고 이해하고 치료하는 연구',
    },
    rule: [
      'ti:(cancer OR tumor OR tumour OR oncology OR carcinoma OR glioma OR melanoma)',
      'ti:lesion (cat:cs.CV OR cat:eess.IV)',
      'radiotherapy',
    ],
  },
  {
    slug: 'mental-health',
    name: { en: 'Mental health', ko: '정신 건강' },
    description: {
      en: 'Depression, therapy and support by machines.',
      ko: '우울증, 상담, AI의 도움',
    },
    rule: [
      'ti:("mental health" OR depression OR suicide OR psychiatric OR psychotherapy OR counseling OR empathy OR empathetic)',
      '"mental health" ti:(psychological OR therapy OR crisis OR emotional OR stigma OR companion OR wellbeing)',
    ],
  },
  {
    slug: 'surgery',
    name: { en: 'Surgery', ko: '수술' },
    description: {
      en: 'Video, robots and guidance in the operating room.',
      ko: '수술실의 영상, 로봇, 수술 내비게이션',
    },
    rule: [
      'ti:(surgical OR surgery OR laparoscopic OR colonoscopy OR endoscopy)',
      '"surgical video"',
      '"surgical robot"',
    ],
  },
  {
    slug: 'brain-disorders',
    name: { en: 'Brain disorders', ko: '뇌 질환' },
    description: {
      en: "Alzheimer's, stroke, epilepsy, Parkinson's.",
      ko: '알츠하이머병, 뇌졸중, 뇌전증, 파킨슨병',
    },
    rule: [
      'alzheimer ti:(alzheimer OR dementia OR cognitive OR brain OR MRI)',
      'ti:(alzheimer OR dementia OR parkinson OR epilepsy OR seizure OR "brain tumor" OR "multiple sclerosis")',
      'ti:stroke (cat:cs.CV OR cat:eess.IV OR cat:q-bio OR cat:cs.AI OR cat:physics.med-ph) -ti:sketch',
    ],
  },
  {
    slug: 'health-sensing',
    name: { en: 'Heart, wearables and sensing', ko: '심장과 웨어러블 센싱' },
    description: {
      en: 'ECG, pulse, sleep and health from sensors.',
      ko: '심전도, 맥박, 수면, 센서로 보는 건강',
    },
    rule: [
      '=ECG',
      'electrocardiogram',
      'ti:(cardiac OR cardiovascular OR wearable OR sleep OR "heart rate" OR gait)',
      'photoplethysmography',
      '=PPG',
      '=rPPG',
    ],
  },
])
