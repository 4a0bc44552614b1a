/** Still images. */
import { topicTable } from './topic-table.ts'

export const vision = topicTable('Vision', [
  {
    slug: 'clip',
    name: { en: 'CLIP', ko: 'CLIP' },
    description: {
      en: 'Contrastive language-image pretraining: CLIP, SigLIP and what is built on them.',
      ko: '언어와 이미지를 대조 학습하는 CLIP, SigLIP과 그 활용',
    },
    rule: [
      'ti:(=CLIP OR "contrastive language image" OR =SigLIP)',
      '"contrastive language image" =CLIP',
      '="CLIP based"',
      '="CLIP model"',
      '="CLIP models"',
      '="pretrained CLIP"',
      '="pre trained CLIP"',
      '="frozen CLIP"',
      '="adapting CLIP"',
      '="of CLIP"',
      '=CLIP abs:("prompt tuning" OR "prompt learning" OR "open vocabulary")',
      '="of SigLIP"',
    ],
  },
  {
    slug: 'captioning',
    name: { en: 'Captioning', ko: '캡셔닝' },
    description: {
      en: 'Describing images, video, sound and charts in words.',
      ko: '이미지, 영상, 소리, 도표를 글로 설명하는 연구',
    },
    rule: [
      'ti:captioning',
      'recaptioning',
      '("image captioning" OR "video captioning" OR "audio captioning" OR "dense captioning") ti:(caption OR description OR describe OR narration OR "image text")',
    ],
  },
  {
    slug: 'image-generation',
    name: { en: 'Image generation', ko: '이미지 생성' },
    description: {
      en: 'Making images from text and other conditions.',
      ko: '텍스트나 다른 조건으로 이미지를 만드는 연구',
    },
    rule: [
      'ti:("image generation" OR "text to image" OR "image synthesis" OR "visual generation")',
      '"text to image generation"',
    ],
  },
  {
    slug: 'image-editing',
    name: { en: 'Image editing', ko: '이미지 편집' },
    description: {
      en: 'Changing images by instruction, mask or example.',
      ko: '지시, 마스크, 예시로 이미지를 고치는 연구',
    },
    rule: [
      'ti:("image editing" OR inpainting OR "subject driven")',
      'ti:"style transfer" -cat:cs.CL',
      'ti:"image manipulation" -ti:(detection OR localization OR forensics)',
      '"instruction based image editing"',
    ],
  },
  {
    slug: 'object-detection',
    name: { en: 'Object detection', ko: '객체 탐지' },
    description: {
      en: 'Finding and boxing objects in images and scans.',
      ko: '이미지와 스캔에서 물체를 찾아내는 연구',
    },
    rule: [
      'ti:("object detection" OR =YOLO)',
      '"open vocabulary detection"',
      'ti:detector cat:cs.CV ("object detection" OR "bounding box")',
    ],
  },
  {
    slug: 'segmentation',
    name: { en: 'Segmentation', ko: '영상 분할(세그멘테이션)' },
    description: {
      en: 'Labeling every pixel: semantic, instance, panoptic, medical.',
      ko: '픽셀마다 무엇인지 구분하는 연구: 의미, 인스턴스, 의료 영상 분할',
    },
    rule: [
      'ti:segmentation (cat:cs.CV OR cat:eess.IV)',
      '"semantic segmentation" ti:(segment OR segmentation OR "dense prediction" OR mask)',
      '"instance segmentation" ti:(segment OR segmentation OR instance)',
    ],
  },
  {
    slug: 'sam',
    name: { en: 'Segment Anything', ko: '세그먼트 애니싱(SAM)' },
    description: {
      en: 'SAM and other promptable segmentation models.',
      ko: 'SAM을 비롯한 프롬프트 기반 분할 모델',
    },
    rule: ['"segment anything"', 'ti:=SAM cat:cs.CV', 'ti:(=SAM2 OR =SAM3)'],
  },
  {
    slug: 'open-vocabulary',
    name: { en: 'Open-vocabulary vision', ko: '개방 어휘 비전' },
    description: {
      en: 'Recognizing things by any name, not from a fixed list.',
      ko: '정해진 목록이 아니라 어떤 이름으로든 알아보는 시각 모델',
    },
    rule: [
      '"open vocabulary"',
      'ti:"open world" cat:cs.CV',
      'ti:"zero shot" cat:cs.CV ti:(recognition OR classification OR detection OR segmentation)',
    ],
  },
  {
    slug: 'vision-transformers',
    name: { en: 'Vision transformers and backbones', ko: '비전 트랜스포머와 백본' },
    description: {
      en: 'Backbones for vision: ViT, DINO, foundation encoders.',
      ko: '비전의 백본: ViT, DINO, 기반 인코더',
    },
    rule: [
      'ti:("vision transformer" OR =ViT OR =ViTs OR "vision foundation model" OR "visual encoder" OR "vision encoder")',
      '=DINOv2 ti:(=DINOv2 OR =DINOv3 OR =DINO OR encoder OR backbone OR "foundation model")',
      '=DINOv3 ti:(=DINOv3 OR =DINO OR encoder OR backbone OR "foundation model")',
    ],
  },
  {
    slug: 'image-classification',
    name: { en: 'Image classification', ko: '이미지 분류' },
    description: {
      en: 'Naming what an image shows, coarse or fine.',
      ko: '이미지가 무엇을 담고 있는지 맞히는 연구',
    },
    rule: [
      'ti:("image classification" OR "fine grained recognition" OR "fine grained classification" OR "visual recognition")',
      'ti:"long tailed" cat:cs.CV',
    ],
  },
  {
    slug: 'image-restoration',
    name: { en: 'Image restoration', ko: '이미지 복원' },
    description: {
      en: 'Denoising, deblurring, dehazing, low light and weather.',
      ko: '잡음·흐림·안개·저조도·날씨 영향을 걷어 내는 연구',
    },
    rule: [
      'ti:("image restoration" OR "image denoising" OR "video denoising" OR deblurring OR dehazing OR deraining OR desnowing OR demosaicing OR "image enhancement" OR "video restoration")',
      'ti:denoising cat:eess.IV',
      'ti:"low light" (cat:cs.CV OR cat:eess.IV)',
    ],
  },
  {
    slug: 'super-resolution',
    name: { en: 'Super-resolution', ko: '초해상도' },
    description: {
      en: 'Sharper images and video from coarse ones.',
      ko: '거친 이미지와 영상을 더 선명하게 만드는 연구',
    },
    rule: ['"super resolution"', 'ti:upscaling'],
  },
  {
    slug: 'image-quality',
    name: { en: 'Image quality and compression', ko: '화질 평가와 압축' },
    description: {
      en: 'Judging how good pictures look, and packing them small.',
      ko: '그림의 품질을 평가하고 작게 압축하는 연구',
    },
    rule: [
      'ti:"quality assessment" (cat:cs.CV OR cat:eess.IV OR cat:cs.MM)',
      'ti:("image compression" OR "video compression" OR "learned compression" OR "video coding")',
      'ti:aesthetic cat:cs.CV',
    ],
  },
  {
    slug: 'face-analysis',
    name: { en: 'Faces', ko: '얼굴 분석' },
    description: {
      en: 'Face recognition, expressions, aging and anti-spoofing.',
      ko: '얼굴 인식, 표정, 나이, 위조 방지',
    },
    rule: [
      'ti:face cat:cs.CV -ti:"hugging face"',
      'ti:facial (cat:cs.CV OR cat:cs.GR)',
      '"face recognition" cat:cs.CV ti:(recognition OR biometric OR identity OR face)',
      'ti:("talking head" OR "talking portrait")',
    ],
  },
  {
    slug: 'deepfakes',
    name: { en: 'Deepfakes and forged images', ko: '딥페이크와 위조 이미지' },
    description: {
      en: 'Telling generated or altered pictures, video and voices from real ones.',
      ko: '생성되거나 조작된 그림, 영상, 음성을 가려내는 연구',
    },
    rule: [
      'deepfake',
      'ti:(forgery OR "AI generated image" OR "AI generated video" OR "synthetic image detection" OR "image forensics" OR "manipulation detection" OR "manipulation localization" OR "generated image detection" OR spoofing)',
    ],
  },
  {
    slug: 'ocr-documents',
    name: { en: 'OCR and documents', ko: 'OCR과 문서 이해' },
    description: {
      en: 'Reading scanned pages, layouts, tables, charts and handwriting.',
      ko: '스캔 문서, 레이아웃, 표, 차트, 손글씨를 읽는 연구',
    },
    rule: [
      '=OCR ti:(document OR OCR OR text OR handwritten OR manuscript OR recognition OR reading OR page OR layout OR chart OR table)',
      'ti:(=OCR OR "document understanding" OR "document parsing" OR "document recognition" OR handwriting OR handwritten OR "scene text" OR "document layout" OR "chart understanding")',
    ],
  },
  {
    slug: 'remote-sensing',
    name: { en: 'Remote sensing', ko: '원격 탐사' },
    description: {
      en: 'Satellite and aerial images of the Earth.',
      ko: '지구를 찍은 위성·항공 영상',
    },
    rule: [
      '"remote sensing" (ti:("remote sensing" OR satellite OR aerial OR "earth observation" OR change OR hyperspectral OR geospatial OR SAR OR cloud OR land OR crop OR urban OR cropland) OR cat:eess.IV)',
      'ti:("remote sensing" OR "earth observation" OR hyperspectral OR "aerial image")',
      'ti:satellite (cat:cs.CV OR cat:eess.IV OR cat:cs.AI) image',
      '"satellite imagery" cat:cs.CV',
      '"geospatial foundation model"',
    ],
  },
  {
    slug: 'image-retrieval',
    name: { en: 'Visual retrieval', ko: '시각 검색' },
    description: {
      en: 'Finding images and video by picture, text or both; place recognition.',
      ko: '그림이나 글로 이미지와 영상을 찾는 연구, 장소 인식',
    },
    rule: [
      'ti:("image retrieval" OR "video retrieval" OR "composed image retrieval" OR "cross modal retrieval" OR "image text retrieval" OR "visual place recognition" OR "person re identification" OR "re identification" OR "geo localization")',
    ],
  },
])
