/** A short note of our own making, with the codes that a coder takes from it and those that would be mistakes. */
export interface LabelledNote {
  readonly about: string;
  readonly note: string;
  readonly setting?: 'inpatient';
  readonly age?: number;
  readonly sex?: 'F' | 'M';
  readonly expected: string;
  /** Codes, or the beginnings of codes, that are not suggested. */
  readonly mistakes?: string;
}

export const labelledNotes: readonly LabelledNote[] = [
  // What is simply said.
  { about: 'one diagnosis', note: 'Assessment: Essential hypertension, well controlled.', expected: 'I10' },
  { about: 'a list', note: 'Assessment:\n1. Hypertension\n2. Type 2 diabetes\n3. Hyperlipidemia', expected: 'I10 E119 E785' },
  { about: 'abbreviations', note: 'A/P: HTN, T2DM, HLD, GERD. Continue current meds.', expected: 'I10 E119 E785 K219' },
  { about: 'an abbreviation of three', note: 'Impression: COPD exacerbation.', expected: 'J441', mistakes: 'J449' },
  { about: 'everyday words', note: 'Assessment: high blood pressure and high cholesterol', expected: 'I10 E7800' },
  { about: 'a cold', note: 'HPI: Three days of runny nose.\nAssessment: Viral upper respiratory infection.', expected: 'J069' },
  { about: 'strep throat', note: 'Assessment: strep throat, rapid test in office.', expected: 'J020' },
  { about: 'UTI', note: 'A: UTI. P: nitrofurantoin for 5 days.', expected: 'N390' },
  { about: 'depression and anxiety', note: 'Assessment: depression, anxiety. Follow up in 4 weeks.', expected: 'F32A F419' },
  { about: 'GAD', note: 'Impression: GAD, stable on sertraline.', expected: 'F411', mistakes: 'F419' },
  { about: 'low back pain', note: 'CC: low back pain since Monday, lifting boxes.', expected: 'M5450', mistakes: 'M549' },
  { about: 'hypothyroidism', note: 'Assessment: Hypothyroidism, TSH at goal.', expected: 'E039' },
  { about: 'atrial fibrillation', note: 'Impression: Afib with controlled rate.', expected: 'I4891' },
  {
    about: 'paroxysmal atrial fibrillation',
    note: 'Impression: Paroxysmal atrial fibrillation.',
    expected: 'I480',
    mistakes: 'I4891',
  },
  { about: 'vitamin D', note: 'A/P: low vitamin D, start supplement.', expected: 'E559' },
  { about: 'iron deficiency anemia', note: 'Assessment: iron deficiency anemia', expected: 'D509', mistakes: 'D649 E611' },
  { about: 'migraine with aura', note: 'Assessment: migraine with aura.', expected: 'G43109', mistakes: 'G43909 G43009' },
  { about: 'migraine without aura', note: 'Assessment: migraine without aura.', expected: 'G43009', mistakes: 'G43909 G43109' },
  { about: 'influenza', note: 'Assessment: Influenza A, confirmed by test.', expected: 'J101' },
  { about: 'COVID', note: 'Assessment: COVID-19, mild.', expected: 'U071' },
  { about: 'well child', note: 'Reason for visit: Well child check. Growing well.', expected: 'Z00129', age: 6 },
  { about: 'annual physical', note: 'CC: annual physical exam', expected: 'Z0000', age: 45 },

  // Denied.
  { about: 'a denial', note: 'HPI: Denies chest pain.', expected: '', mistakes: 'R079' },
  {
    about: 'a list of denials',
    note: 'ROS: Denies fever, chills, cough, shortness of breath, or chest pain.',
    expected: '',
    mistakes: 'R509 R059 R0602 R079',
  },
  { about: 'a denial that "but" ends', note: 'HPI: Denies fever but reports cough.', expected: 'R059', mistakes: 'R509' },
  {
    about: 'a denial of the sentence before',
    note: 'No headache. Dizziness since this morning.',
    expected: 'R42',
    mistakes: 'R519',
  },
  { about: 'no evidence of', note: 'Results: No evidence of pneumonia.', expected: '', mistakes: 'J189' },
  { about: 'negative for', note: 'ROS negative for nausea, vomiting, diarrhea.', expected: '', mistakes: 'R110 R1110 R112 R197' },
  {
    about: 'ruled out, after it',
    note: 'Hospital course: Pulmonary embolism was ruled out.',
    expected: '',
    mistakes: 'I2699',
    setting: 'inpatient',
  },
  {
    about: 'a negative test, after it',
    note: 'Results: COVID-19 negative, influenza negative.',
    expected: '',
    mistakes: 'U071 J11',
  },
  { about: 'without', note: 'Assessment: Type 2 diabetes without neuropathy.', expected: 'E119', mistakes: 'E1140 G629' },
  { about: 'unlikely', note: 'Assessment: Chest pain. Angina unlikely.', expected: 'R079', mistakes: 'I209' },
  { about: 'no history of', note: 'No history of stroke.', expected: '', mistakes: 'I639 Z8673' },
  { about: 'a nonsmoker', note: 'Social History: never smoker', expected: '', mistakes: 'F17 Z87891' },
  { about: 'what is not better', note: 'HPI: Cough is not improving.', expected: 'R059' },
  { about: 'no change', note: 'Assessment: No change in hypertension.', expected: 'I10' },
  {
    about: 'denied and affirmed of the other side',
    note: 'HPI: No left knee pain. Right knee pain for weeks.',
    expected: 'M25561',
    mistakes: 'M25562',
  },

  // Doubted.
  { about: 'probable, outpatient', note: 'Assessment: Probable pneumonia.', expected: '', mistakes: 'J189' },
  { about: 'a symptom beside a doubt', note: 'Assessment: Cough, possible pneumonia.', expected: 'R059', mistakes: 'J189' },
  { about: 'rule out', note: 'Assessment: Abdominal pain, rule out appendicitis.', expected: 'R109', mistakes: 'K3580' },
  { about: 'r/o', note: 'A: chest pain, r/o MI', expected: 'R079', mistakes: 'I219' },
  { about: 'suspected', note: 'Impression: Suspected deep vein thrombosis of left leg', expected: '', mistakes: 'I824' },
  { about: 'consistent with', note: 'Imaging consistent with diverticulitis.', expected: '', mistakes: 'K5732' },
  { about: 'a question mark', note: 'Impression: ?gout', expected: '', mistakes: 'M109' },
  { about: 'versus', note: 'Assessment: viral gastroenteritis vs appendicitis', expected: '', mistakes: 'K3580 A084' },
  { about: 'cannot be excluded', note: 'Assessment: Headache. Migraine cannot be excluded.', expected: 'R519', mistakes: 'G439' },
  { about: 'probable, inpatient', note: 'Discharge diagnosis: Probable pneumonia.', expected: 'J189', setting: 'inpatient' },
  {
    about: 'suspected COVID-19, inpatient',
    note: 'Discharge diagnosis: Suspected COVID-19.',
    expected: '',
    mistakes: 'U071',
    setting: 'inpatient',
  },
  { about: 'no fever, likely viral', note: 'HPI: No fever, likely bronchitis.', expected: '', mistakes: 'R509 J40' },

  { about: 'likely due to', note: 'Assessment: Chest pain likely due to GERD.', expected: 'R079', mistakes: 'K219' },
  { about: 'probable, at the end', note: 'Impression: Pneumonia, probable.', expected: '', mistakes: 'J189' },

  // Past.
  { about: 'resolved', note: 'A: Bronchitis has resolved.', expected: '', mistakes: 'J40' },
  {
    about: 'resolved during the stay',
    note: 'Hospital course: Acute kidney injury resolved with fluids.',
    expected: 'N179',
    setting: 'inpatient',
  },
  {
    about: 'history of stroke',
    note: 'HPI: 70 year old with history of stroke here for follow up.',
    expected: 'Z8673',
    mistakes: 'I639',
  },
  { about: 'history of a cancer', note: 'PMH: breast cancer 2012, hypertension', expected: 'Z853 I10', mistakes: 'C50' },
  { about: 'h/o', note: 'h/o kidney stones', expected: 'Z87442', mistakes: 'N200' },
  { about: 'a lasting disease in the history', note: 'Past Medical History: COPD, type 2 diabetes', expected: 'J449 E119' },
  { about: 'what has passed', note: 'HPI: History of pneumonia last winter.', expected: '', mistakes: 'J189' },
  { about: 'an old infarction', note: 'PMH: MI in 2010, CABG', expected: 'I252 Z951', mistakes: 'I219' },
  { about: 'a former smoker', note: 'Social History: former smoker, quit 2015', expected: 'Z87891', mistakes: 'F17' },
  { about: 'a smoker', note: 'Social History: smokes cigarettes, one pack a day', expected: 'F17210', mistakes: 'Z87891' },
  { about: 'DVT in the past', note: 'PMH: DVT', expected: 'Z86718', mistakes: 'I824' },
  { about: 'history that "presents" ends', note: 'History of hypertension presents with chest pain.', expected: 'I10 R079' },
  { about: 'removed gallbladder', note: 'PSH: s/p cholecystectomy', expected: 'Z9049' },

  // Of relatives.
  { about: 'a mother', note: 'Her mother had breast cancer.', expected: 'Z803', mistakes: 'C50 Z853' },
  {
    about: 'a section',
    note: 'Family History: diabetes in father, stroke in grandmother',
    expected: 'Z833 Z823',
    mistakes: 'E119 I639',
  },
  { about: 'family history of', note: 'Family history of colon cancer.', expected: 'Z800', mistakes: 'C189' },
  { about: 'FHx', note: 'FHx: CAD', expected: 'Z8249', mistakes: 'I2510' },
  { about: 'who only tells', note: 'Mother reports fever and cough in the child.', expected: 'R509 R059' },
  { about: 'who is only there', note: 'Here with his mother for sore throat.', expected: 'J029' },
  { about: 'an aunt', note: 'Maternal aunt with colon cancer.', expected: 'Z800', mistakes: 'C18' },
  { about: 'none in the family', note: 'No family history of breast cancer.', expected: '', mistakes: 'Z803 C50' },

  // Feared, tested, prevented.
  { about: 'return if', note: 'Plan: Return if fever or chest pain.', expected: '', mistakes: 'R509 R079' },
  { about: 'a vaccine', note: 'Plan: hepatitis B vaccine, pneumonia vaccine today.', expected: '', mistakes: 'B181 J189' },
  { about: 'a screening', note: 'Plan: screening for diabetes.', expected: 'Z131', mistakes: 'E119' },
  { about: 'screening mammogram', note: 'Reason for visit: screening mammogram', expected: 'Z1231' },
  { about: 'exposure', note: 'HPI: Exposure to COVID-19 at work.', expected: 'Z20822', mistakes: 'U071' },

  // Sides.
  { about: 'right', note: 'CC: pain in right knee', expected: 'M25561', mistakes: 'M25562 M25569' },
  { about: 'both', note: 'Assessment: Bilateral knee osteoarthritis.', expected: 'M170', mistakes: 'M179 M1990' },
  { about: 'after a comma', note: 'Assessment: Osteoarthritis, left hip', expected: 'M1612', mistakes: 'M1990' },
  { about: 'none, then one', note: 'CC: shoulder pain\nAssessment: Left shoulder pain.', expected: 'M25512', mistakes: 'M25519' },
  { about: 'ear', note: 'Assessment: acute otitis media, right', expected: 'H6691', mistakes: 'H6690' },
  { about: 'LT and RT', note: 'A: LT carpal tunnel syndrome', expected: 'G5602', mistakes: 'G5600' },
  { about: 'cellulitis of a leg', note: 'Assessment: cellulitis of the left lower leg', expected: 'L03116', mistakes: 'L0390' },
  { about: 'laceration', note: 'Assessment: 3 cm laceration of right hand, repaired.', expected: 'S61411A' },

  // Together.
  { about: 'hypertension with heart failure', note: 'Assessment: HTN. CHF.', expected: 'I110 I509', mistakes: 'I10' },
  {
    about: 'hypertension with kidney disease',
    note: 'Assessment: Hypertension, CKD stage 3a',
    expected: 'I129 N1831',
    mistakes: 'I10 N189',
  },
  {
    about: 'heart and kidney',
    note: 'Assessment:\n- Hypertension\n- Chronic diastolic heart failure\n- CKD stage IV',
    expected: 'I130 I5032 N184',
    mistakes: 'I10 I110 I129',
  },
  { about: 'diabetes with kidney disease', note: 'A/P: T2DM; CKD stage 3b', expected: 'E1122 N1832', mistakes: 'E119' },
  { about: 'the stage of another disease', note: 'Assessment: Kidney cancer, stage 4', expected: 'C649', mistakes: 'N18' },
  {
    about: 'the stage of another disease beside it',
    note: 'A: CKD and stage 4 pressure ulcer',
    expected: 'N189',
    mistakes: 'N184',
  },
  { about: 'the stage of a relative', note: 'Family history: chronic kidney disease, stage 3b', expected: '', mistakes: 'N18' },
  {
    about: 'severe sepsis',
    note: 'Assessment: Sepsis, severe sepsis and septic shock.',
    setting: 'inpatient',
    expected: 'A419 R6520 R6521',
  },
  { about: 'a sore throat that is not the chest', note: 'A: acute pharyngitis. Chest pain.', expected: 'J029 R079' },
  { about: 'a drug that is not taken any more', note: 'Stopped taking aspirin.', expected: '', mistakes: 'Z7982' },
  { about: 'what a relative has', note: 'HPI: Mother has diabetes.', expected: 'Z833', mistakes: 'E119' },
  {
    about: 'a stage within the name',
    note: 'A: Type 2 diabetes with diabetic chronic kidney disease, stage 3b',
    expected: 'E1122 N1832',
    mistakes: 'N189 E119',
  },
  {
    about: 'diabetes with neuropathy',
    note: 'Assessment: type 2 diabetes with peripheral neuropathy',
    expected: 'E1142',
    mistakes: 'E119 G629',
  },
  {
    about: 'diabetes with high sugar',
    note: 'A: Type 2 diabetes mellitus with hyperglycemia',
    expected: 'E1165',
    mistakes: 'E119 R739',
  },
  { about: 'nausea and vomiting', note: 'CC: nausea and vomiting', expected: 'R112', mistakes: 'R110 R1110' },
  {
    about: 'symptoms of what was found',
    note: 'HPI: cough and fever for 3 days.\nAssessment: Pneumonia.',
    expected: 'J189',
    mistakes: 'R059 R509',
  },
  {
    about: 'a symptom of something else',
    note: 'HPI: ankle swelling, dysuria.\nAssessment: Urinary tract infection. Leg edema.',
    expected: 'N390 R600',
    mistakes: 'R300',
  },
  {
    about: 'low back pain with sciatica',
    note: 'Assessment: Low back pain. Right sciatica.',
    expected: 'M5441',
    mistakes: 'M5450 M5431',
  },

  // From elsewhere in the note.
  { about: 'insulin', note: 'Medications: insulin glargine 20 units, metformin', expected: 'Z794 Z7984' },
  { about: 'a blood thinner', note: 'Afib, on apixaban.', expected: 'I4891 Z7901' },
  { about: 'not on insulin', note: 'Type 2 diabetes, not on insulin.', expected: 'E119', mistakes: 'Z794' },
  { about: 'a body mass index beside obesity', note: 'Vitals: BMI 34.2\nAssessment: Obesity', expected: 'E669 Z6834' },
  { about: 'a body mass index alone', note: 'Vitals: BMI 34.2', expected: '', mistakes: 'Z68' },
  { about: 'an allergy', note: 'Allergies: penicillin (rash)', expected: 'Z880', mistakes: 'R21' },
  { about: 'another sex', note: 'Assessment: BPH', expected: '', mistakes: 'N400', sex: 'F' },
  { about: 'a wrapped line', note: 'HPI: 54 year old woman with chest\npain since this morning.', expected: 'R079' },
  {
    about: 'a whole visit',
    note: [
      'CC: follow up',
      'HPI: 62 year old man with hypertension and type 2 diabetes. Denies chest pain or shortness of breath. Mother had stroke.',
      'PMH: HTN, T2DM, history of colon polyps',
      'Medications: metformin 1000 mg twice a day, lisinopril',
      'Social History: former smoker',
      'ROS: No fever. Fatigue.',
      'Assessment and Plan:',
      '1. Hypertension, at goal. Continue lisinopril.',
      '2. Type 2 diabetes with hyperglycemia, A1c 9.1. Increase metformin.',
      '3. Possible sleep apnea, refer for study.',
      'Return for chest pain.',
    ].join('\n'),
    expected: 'I10 E1165 Z823 Z860100 Z7984 Z87891',
    mistakes: 'E119 R079 R0602 I639 G473 R509 Z8673',
    age: 62,
    sex: 'M',
  },
];
