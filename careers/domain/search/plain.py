"""The plain words of the language: those that say nothing, those that say little, and those that are
no slip though the catalogue may not have them.

Which language that is hangs on the catalogue; in one of another language these lists do no harm.
"""

SMALL = """
a an the of to in on for and or at by with from into onto as is are was were be been being am isnt
arent wasnt i im ive id ill me my mine myself you your youre youve yours we were our us they them
their theyre he she his her its hes shes who whos whom whose what whats which where when why how
hows do does did done doing dont doesnt didnt can could would should will shall may might must cant
couldnt wouldnt shouldnt wont about that thats this these those there theres if so than then but
have has had having havent hasnt am pls please ok hi hello hey just also too very really quite any
some such each actually basically like u ur n lol etc
"""
"""Words too small to be looked for beside others. “It” is not among them: it may be IT."""

LITTLE = """
job work working career role position look looks looking get gets getting got go goes going gone
want wants wanted need needs needed make makes making made take takes took taking taken know knows
tell tells say says said see think find give use uses used using try help good bad best better great
nice right wrong big small lot lots much many more most less few enough all every everything
everyone everybody someone somebody anyone anybody something anything nothing thing things stuff
people person guy guys kind sort type way ways bit always never ever still yet even only again now
today day days time long first next last new old far keep start stop put let come become becoming be
happen mean actual real sure maybe possible able different same other others another between without
after before during while through because over under until since against here one two three four
five it not no yes
"""
"""Words that say little of what is looked for: they count, but for a fraction."""

COMMON = """
money rent bill kid child children baby mum mom dad wife husband boyfriend girlfriend family friend
home house bus car train city country school college university student hate love like enjoy happy
sad afraid scared angry upset cry crying alone sick ill hurt pain sleep tired bored lazy shy old
young poor rich hard easy fast slow late early open close free cheap safe fair unfair honest wrong
true false yes night morning evening week weekend month year hour minute monday friday saturday
sunday summer christmas holiday january march april june july august hate fired sack sacked lose
lost losing win won begin began ask asked asking answer talk talking speak spoke write wrote read
reading learn teach show move moving leave leaving left stay stand sit walk run drive live life die
change buy pay paid paying earn sell cost worth spend save send sent bring carry hold turn feel
felt feeling believe hope wish dream plan decide choose pick wait watch listen hear heard eye ear
hand head voice face body brain heart mind word name number line letter page book paper phone
computer internet website online apply hire hired interview boss manager staff team office desk chair
room door window food drink coffee lunch break toilet smoke music game sport film news police doctor
nurse teacher law lawyer legal rule rules illegal right rights state world war god church race black
white red blue green girl boy man woman men women gender gay trans muslim religion race racist
racism bully bullying harassment fun funny joke stupid dumb idiot crazy weird strange normal
special important sorry thanks thank welcome bye english french spanish german language accent
foreign visa abroad europe america india uk usa drug test exam degree certificate diploma grade
course class lesson skill talent strong weak weakness strength health healthy pregnant disabled
disability autism adhd deaf blind wheelchair age retire retired pension union strike contract law
salary wage bonus raise tax hourly euro dollar pound full part temp temporary permanent zero quick
quit future past present history kill dead death end ending finish rest rude swear shout shouting
yell yelling scream cold hot warm water fire air sun moon light dark
able above across add again age ago agree allow almost along already although among amount
appear area around arrive away back bad base beat beautiful below beside beyond
both bottom box build burn care case catch cause certain chance check clear
client common company complete consider continue control cool copy corner correct could count
couple cover create cross cut danger deal deep describe detail develop difference difficult direct
discuss double doubt down draw drop dry each earth east edge effect either else
empty enter equal especially event exact example except expect experience explain extra fact
fail fall favor fear field fight figure fill final fine fit fix follow force
forget form forward found front funny game gave general gift glad group grow guess half hang
heavy high himself hit however huge human hundred idea imagine include inside
instead interest job join jump key kept knew knowledge land large laugh lead least less
level lift likely limit list little local low luck lucky main major matter mean
measure meet member mention message middle might million mistake modern moment mostly mother mouth
natural near nearly necessary nobody none nor north note notice nowhere object
offer often older once opinion order organize original otherwise ourselves out outside own pair
parent particular pass pattern perfect perhaps piece place please point popular power
practice prefer prepare press pretty price private prize probably problem process produce product
program promise proper protect proud prove public pull pure push question quiet rather reach react
ready realize reason receive recent record remain remember remove repeat replace reply report
require respect result return ring rise road role round same scale science second secret section
seem seen sell sense separate serious serve set several shall shape share sharp she short should
side sign similar simple single sister situation size skin smart smile social
soft solve song soon sort sound source south space spare speed spell spread
stage stage standard star step stick stock stone story street strength stress study subject succeed
success suddenly suggest suit support suppose surface surprise system table tall task taste tax
term themselves thick thin think third though thought thousand threat together tomorrow tonight
tool top total touch toward town trade travel tree trip trouble trust truth tube twice
understand unit unless upon usual usually value various view village visit wall warn
waste wear weather west wheel whether whole wide wild within wonder wood worker worried
worry worse worst yard yesterday yourself
"""
"""Usual words that are taken as they are written, whether the catalogue has them or not."""


def listed(words: str) -> tuple[str, ...]:
    return tuple(words.split())
