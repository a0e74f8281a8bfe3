// Names of medicines, as data. Brand names may stand nowhere (L18), the others only where medicines are the topic (L09).

/** Intents that may name medicines. */
export const drugTopics: ReadonlySet<string> = new Set(['pain-medicines', 'medicine-safety', 'injections']);

/** Groups of medicines, which may be named anywhere. */
export const allowedDrugNames: ReadonlySet<string> = new Set(['anti-inflammatory', 'anti-inflammatories']);

export const drugNames =
  /\b(?:paracetamol|acetaminophen|ibuprofen|naproxen|diclofenac|celecoxib|etoricoxib|meloxicam|aspirin|codeine|co-codamol|dihydrocodeine|tramadol|morphine|oxycodone|hydrocodone|fentanyl|buprenorphine|tapentadol|amitriptyline|nortriptyline|duloxetine|gabapentin|pregabalin|diazepam|baclofen|tizanidine|cyclobenzaprine|methocarbamol|carisoprodol|orphenadrine|lidocaine|prednisolone|dexamethasone|cortisone|warfarin|apixaban|rivaroxaban|capsaicin|metamizole|aceclofenac|nimesulide|thiocolchicoside|ketamine|cannabis|cbd)\b/gi;

/** Names of products: written with a capital. */
export const brandNames =
  /\b(?:Nurofen|Panadol|Tylenol|Advil|Motrin|Aleve|Calpol|Voltarol|Voltaren|Anadin|Solpadeine|Zapain|Combiflam|Dolo|Crocin|Lyrica|Neurontin|Valium|Xanax|Cymbalta|OxyContin|Percocet|Vicodin|Flexeril|Robaxin|Celebrex|Mobic|Deep Heat|Tiger Balm|Biofreeze|Salonpas|Theragun|Hoka|Brooks|Nike|Adidas|Asics|New Balance|Skechers|Saucony|Birkenstock|Crocs|Dr Scholl|Scholl|TheraBand|Fitbit|Garmin|Apple Watch|YouTube|Google|Amazon|Facebook|Instagram|TikTok|WhatsApp|ChatGPT|WebMD|Healthline\.com|Mayo Clinic|Cleveland Clinic|Spine-health|Hinge Health|Kaia)\b/g;
