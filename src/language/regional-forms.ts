// Words as they are said in Scotland and the north of England, in texts, and run together in talk → standard English, word by
// word. It reads no sentences and repairs no mistakes; the warning-sign screen has a list of its own.

/** Left: as written, apostrophes dropped. Right: one word or more. Forms that are also common words of their own are left out. */
const FORMS = `gaun going|gaan going|gan go|gonnae going to|gonna going to|gunna going to|doon down|oot out|aboot about|roon round|
noo now|hoo how|whit what|whits what is|whaur where|tae to|fae from|frae from|fer for|fur for|wi with|wae with|wiv with|
yer your|ye you|yous you|yersel yourself|ma my|mah my|masel myself|mysel myself|hissel himself|aff off|ower over|efter after|
afore before|awa away|hame home|heid head|hoose house|cannae cant|canny cant|dinnae dont|
dinna dont|didnae didnt|doesnae doesnt|wasnae wasnt|isnae isnt|willnae wont|wouldnae wouldnt|couldnae couldnt|
shouldnae shouldnt|havenae havent|hasnae hasnt|hadnae hadnt|arenae arent|werenae werent|tek take|tekking taking|teks takes|
mek make|meks makes|mekking making|nowt nothing|owt anything|summat something|sumfing something|mebbe maybe|
allus always|reyt right|reet right|awfy awfully|awfie awfully|wee little|wanna want to|gotta have to|
lemme let me|gimme give me|dunno do not know|innit is it not|whatcha what do you|wot what|wots what is|wat what|wats what is|
cuz because|cos because|coz because|bcoz because|tho though|thru through|ur your|u you|r are|pls please|plz please|
goin going|doin doing|walkin walking|sittin sitting|standin standing|hurtin hurting|nothin nothing|somethin something|
paining hurting|cud could|shud should|wud would|bc because|abt about|dr doctor|doc doctor|docs doctor`;

const byForm = new Map(
  FORMS.replaceAll('\n', '')
    .split('|')
    .map((pair) => [pair.slice(0, pair.indexOf(' ')), pair.slice(pair.indexOf(' ') + 1).split(' ')] as const),
);

/** The standard words for one lower-case word; the word itself when it is standard, or not listed. */
export function standardWords(word: string): readonly string[] {
  return byForm.get(word) ?? [word];
}
