/** Video, space and motion. */
import { topicTable } from './topic-table.ts'

export const videoAnd3d = topicTable('Video and 3D', [
  {
    slug: 'video-generation',
    name: { en: 'Video generation', ko: '영상 생성' },
    description: {
      en: 'Making video from text, images or motion.',
      ko: '텍스트, 이미지, 움직임으로 영상을 만드는 연구',
    },
    rule: [
      'ti:("video generation" OR "video diffusion" OR "text to video" OR "image to video" OR "video synthesis" OR "video editing" OR "video generative model" OR "video generator")',
    ],
  },
  {
    slug: 'video-understanding',
    name: { en: 'Video understanding', ko: '영상 이해' },
    description: {
      en: 'Answering about, searching and following video.',
      ko: '영상을 보고 답하고, 찾고, 따라가는 연구',
    },
    rule: [
      'ti:("video understanding" OR "video question answering" OR "video reasoning" OR "temporal grounding" OR "video language model" OR "video LLM" OR "video large language model" OR "video summarization")',
      'ti:"long video" -ti:generation',
      'ti:"streaming video" -ti:generation',
    ],
  },
  {
    slug: 'action-recognition',
    name: { en: 'Action recognition', ko: '행동 인식' },
    description: {
      en: 'What people do in video, and what comes next.',
      ko: '영상 속 사람이 무엇을 하는지, 다음에 무엇을 할지 알아내는 연구',
    },
    rule: [
      '"action recognition"',
      '"action anticipation"',
      '"action segmentation"',
      '"temporal action"',
      'ti:("activity recognition" OR "action quality" OR "sign language")',
    ],
  },
  {
    slug: 'egocentric-vision',
    name: { en: 'Egocentric vision', ko: '1인칭 시점 비전' },
    description: { en: "The world as seen from a wearer's head.", ko: '착용자의 시점에서 본 세상' },
    rule: [
      'ti:(egocentric OR =EgoVis OR =Ego4D)',
      'egocentric ti:(wearable OR glasses OR hand OR "first person" OR ego OR streaming OR "EPIC KITCHENS" OR =Ego4D)',
      'ti:"first person" (video OR vision)',
    ],
  },
  {
    slug: 'tracking',
    name: { en: 'Object tracking', ko: '객체 추적' },
    description: {
      en: 'Following objects, people and points through video.',
      ko: '영상에서 물체, 사람, 점을 따라가는 연구',
    },
    rule: [
      'ti:tracking (cat:cs.CV OR cat:cs.RO) -ti:"eye tracking"',
      '"multi object tracking" cat:cs.CV',
      'ti:tracker cat:cs.CV',
      'ti:"point tracks"',
    ],
  },
  {
    slug: 'pose-estimation',
    name: { en: 'Pose estimation', ko: '자세 추정' },
    description: {
      en: 'Body, hand, head and object poses from images.',
      ko: '이미지에서 몸, 손, 머리, 물체의 자세를 알아내는 연구',
    },
    rule: [
      'ti:pose cat:cs.CV',
      '"pose estimation" ti:(human OR body OR hand OR skeleton OR mesh OR 6D OR joint OR gait)',
      'ti:keypoint cat:cs.CV',
      'ti:("mesh recovery" OR "hand mesh")',
    ],
  },
  {
    slug: 'human-motion',
    name: { en: 'Human motion and avatars', ko: '인체 동작과 아바타' },
    description: {
      en: 'Generating and capturing motion, avatars and clothing.',
      ko: '동작과 아바타, 옷을 만들고 포착하는 연구',
    },
    rule: [
      'ti:("human motion" OR "motion generation" OR "motion capture" OR avatar OR "text to motion" OR "human object interaction" OR "hand object interaction" OR garment OR "virtual try on")',
    ],
  },
  {
    slug: 'depth-estimation',
    name: { en: 'Depth and stereo', ko: '깊이 추정과 스테레오' },
    description: {
      en: 'Distance from one image or several.',
      ko: '한 장 또는 여러 장의 이미지로 거리를 재는 연구',
    },
    rule: [
      'ti:depth (cat:cs.CV OR cat:cs.RO OR cat:cs.GR) ("depth estimation" OR "depth map" OR monocular OR stereo OR RGB OR camera OR geometry)',
      '"depth estimation" ti:(geometry OR monocular OR stereo OR metric OR 3D)',
      'ti:stereo cat:cs.CV',
      'ti:"optical flow"',
    ],
  },
  {
    slug: '3d-reconstruction',
    name: { en: '3D reconstruction', ko: '3D 복원' },
    description: {
      en: 'Shapes and scenes from images, and where the cameras were.',
      ko: '이미지에서 형상과 장면, 카메라 위치를 되살리는 연구',
    },
    rule: [
      'ti:("3D reconstruction" OR "scene reconstruction" OR "surface reconstruction" OR "visual geometry" OR "4D reconstruction" OR photogrammetry OR "camera pose")',
      '"structure from motion"',
      '"multi view stereo"',
      '=VGGT',
    ],
  },
  {
    slug: 'gaussian-splatting',
    name: { en: 'Gaussian splatting', ko: '가우시안 스플래팅' },
    description: {
      en: 'Scenes as clouds of 3D Gaussians.',
      ko: '장면을 3차원 가우시안의 모음으로 나타내는 방법',
    },
    rule: ['"gaussian splatting"', '=3DGS', '=4DGS', 'ti:"3D gaussian"'],
  },
  {
    slug: 'nerf',
    name: { en: 'Neural fields and view synthesis', ko: '뉴럴 필드와 시점 합성' },
    description: {
      en: 'NeRF, implicit representations and images from new viewpoints.',
      ko: 'NeRF, 암묵적 표현, 새로운 시점의 이미지 만들기',
    },
    rule: [
      '=NeRF',
      '=NeRFs',
      '"neural radiance field"',
      'ti:("novel view synthesis" OR "view synthesis" OR "implicit neural representation" OR "neural field" OR "neural rendering")',
    ],
  },
  {
    slug: '3d-generation',
    name: { en: '3D generation', ko: '3D 생성' },
    description: {
      en: 'Objects, textures, scenes and CAD from text or images.',
      ko: '텍스트나 이미지로 물체, 질감, 장면, CAD를 만드는 연구',
    },
    rule: [
      'ti:("3D generation" OR "text to 3D" OR "image to 3D" OR "4D generation" OR "3D asset" OR "mesh generation" OR "shape generation" OR "texture generation" OR =CAD)',
      'ti:"scene generation" (3D OR scene)',
    ],
  },
  {
    slug: 'point-clouds',
    name: { en: 'Point clouds and LiDAR', ko: '포인트 클라우드와 라이다' },
    description: {
      en: 'Points measured in space: learning, registration, completion.',
      ko: '공간에서 잰 점들의 학습, 정합, 보완',
    },
    rule: [
      'ti:("point cloud" OR =LiDAR OR "3D object detection")',
      '"point cloud" ti:(LiDAR OR registration OR "3D detection" OR "3D segmentation")',
    ],
  },
  {
    slug: 'slam',
    name: { en: 'SLAM and localization', ko: 'SLAM과 위치 추정' },
    description: {
      en: 'Where am I, and what does the place look like.',
      ko: '지금 어디에 있고 주변이 어떻게 생겼는지 알아내는 연구',
    },
    rule: [
      '=SLAM (cat:cs.RO OR cat:cs.CV)',
      'ti:("visual odometry" OR "visual localization" OR "inertial odometry")',
      '"simultaneous localization and mapping"',
    ],
  },
  {
    slug: 'rendering',
    name: { en: 'Rendering and graphics', ko: '렌더링과 그래픽스' },
    description: {
      en: 'Light, materials, simulation and animation for images.',
      ko: '빛, 재질, 시뮬레이션, 애니메이션을 다루는 컴퓨터 그래픽스',
    },
    rule: [
      'ti:rendering cat:cs.GR',
      '"path tracing" cat:cs.GR',
      '"ray tracing" cat:cs.GR',
      'ti:(relighting OR relightable)',
      '"inverse rendering"',
      'ti:(=Animation OR =animation) (cat:cs.GR OR cat:cs.CV)',
      'ti:simulation cat:cs.GR',
      'ti:"physically based" cat:cs.GR',
    ],
  },
  {
    slug: 'scene-understanding',
    name: { en: '3D scene understanding', ko: '3D 장면 이해' },
    description: {
      en: 'Occupancy, scene graphs and language in 3D space.',
      ko: '점유 예측, 장면 그래프, 3차원 공간의 언어 이해',
    },
    rule: [
      'ti:("scene understanding" OR "scene graph" OR "3D visual grounding" OR "semantic scene completion")',
      'ti:occupancy (cat:cs.CV OR cat:cs.RO)',
      'ti:"3D scene" language',
    ],
  },
  {
    slug: 'event-cameras',
    name: { en: 'Event cameras and new sensors', ko: '이벤트 카메라와 새로운 센서' },
    description: {
      en: 'Vision with event, thermal, infrared and polarization sensors.',
      ko: '이벤트·열·적외선·편광 센서로 보는 비전',
    },
    rule: [
      '"event camera"',
      'ti:"event based" cat:cs.CV',
      'ti:"event stream" cat:cs.CV',
      'ti:infrared cat:cs.CV',
      'ti:thermal cat:cs.CV',
      'ti:"RGB thermal"',
    ],
  },
])
