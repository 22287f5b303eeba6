"""Words that tell a person from a place, an organisation or a count. Our own lists."""

from __future__ import annotations

PLAATS_UITGANG = (
    "straat", "laan", "weg", "plein", "kade", "singel", "gracht", "hof", "hofje", "pad",
    "dreef", "steeg", "plantsoen", "park", "buurt", "wijk", "kwartier", "school", "college",
    "lyceum", "flat", "toren", "brug", "tunnel", "tuin", "zaal", "centrum", "ziekenhuis",
    "kliniek", "kerk", "moskee", "kapel", "polder", "haven", "markt", "fonds", "stichting",
    "prijs", "gaarde", "station", "gebied", "instituut", "gebouw", "stadion", "rotonde",
    "viaduct", "halte", "tehuis", "buurthuis", "verpleeghuis", "stadhuis", "gasthuis",
    "sportveld", "hoekhuis",
)  # fmt: skip

STRAAT_STRENG = (
    "straat", "laan", "weg", "plein", "kade", "dijk", "singel", "gracht", "dreef", "steeg",
    "bocht", "vliet", "plantsoen",
)  # fmt: skip
STRAAT_UITGANG = (
    *STRAAT_STRENG, "hof", "hofje", "pad", "wal", "hoek", "oord", "erf", "flat", "park",
    "zoom", "haven", "markt", "gaarde", "hage", "rade", "akker", "kamp", "meent", "brink",
    "horst", "donk", "burg", "tuin", "meervoort", "meerdervoort",
)  # fmt: skip
LOSSE_STRAAT = frozenset({"singel", "markt", "brink", "plein", "ring", "dreef", "dam"})
ZONDER_NUMMER = frozenset(
    """autoweg uitweg omweg rijweg landweg zijweg wandelweg parallelweg toegangsweg waterweg
    spoorlaan wandeldijk noord woord zuidoord onderweg halverwege snelweg fietspad voetpad
    wandelpad ringweg spoorweg hoofdstraat winkelstraat zijstraat speelplein schoolplein
    marktplein kerkhof ziekenhuis busbaan afrit afslag sportpark speeltuin buurtuin moestuin
    supermarkt woningmarkt arbeidsmarkt weekmarkt straat laan weg pad flat park hoek tuin
    haven oord hof""".split()
)
TELWOORD = frozenset(
    """van tot meter m km cm keer maal x uur minuten min jaar dagen maanden weken procent
    euro mensen personen per st stuks mannen vrouwen""".split()
)
WEL_WERKWOORD = frozenset(
    """wonen hebben zijn komen krijgen willen moeten kunnen gaan staan zitten doen zeggen
    klagen mogen is was eens soms thuis alleen samen boven beneden binnen buiten achter
    naast en een geen tussen tegen waren leven werken zagen kwamen hadden""".split()
)

TITEL_KORT = frozenset("mevr mw mej dhr hr".split())
ACHTERNAAM_UITGANG = ("ssen", "sen", "stra", "sma", "inga", "ema", "oglu", "oğlu", "wski", "singh")
GEEN_ACHTERNAAM = frozenset("tussen mensen lessen wensen wassen eisen thema systema missen".split())
TITELS = frozenset("mevrouw mevr mw mej mejuffrouw meneer mijnheer dhr hr heer".split())
ROLWOORDEN = frozenset(
    """cliënt cliënte client cliente patiënt patiënte patient bewoner bewoonster buurman buurvrouw
    tante oom opa oma zuster broeder dokter dr juf meester familie fam gezin broer zus vader
    moeder""".split()
)
ZAKEN = frozenset("bakker slager kok brouwer visser kapper boer winkel groot jong wal veen".split())
ZEGWOORDEN = frozenset("zegt zei vertelt vertelde aldus".split())
TUSSENVOEGSELS = frozenset(
    """de den der van von het 't t ten ter te el al ben bin ait op in la le du dos da di af
    aan bij""".split()
)
PLAATS_ERVOOR = frozenset(
    """station park plein school basisschool verpleeghuis verzorgingshuis ziekenhuis flat
    huize huis stichting wijk buurt kerk sint st prins prinses koning koningin zorgcentrum
    winkelcentrum centrum college zaal gebouw vereniging restaurant café cafe bakkerij
    apotheek supermarkt moskee metro halte metrostation straat laan locatie woonzorgcentrum
    wooncomplex complex buurthuis wijkcentrum hotel museum theater sporthal zwembad
    bibliotheek partij stichtingen fonds keizer paus heilige paviljoen woontoren toren
    residentie hospice kliniek instituut""".split()
)
AFKORTINGEN = frozenset(
    "OZ NZ WZ ZZ NV BV SV VV VOF FC RKSV CV US EU DV OA IVM AUB DWZ HBO MBO".split()
)
NAAM_OP_PLAATS = frozenset("verkerk ouwerkerk nijkerk nieuwkerk terpstra dekker haverkamp".split())
"""Surnames that end like a place."""
GEEN_STRAAT = frozenset(
    """groep blok wijk tabel lijn bus tram metro hal vloer zaal lokaal hoofdstuk figuur
    pagina versie artikel regel bijlage kolom week code deel stap ronde fase niveau mbo hbo
    covid vak kamer dag nummer nederland rotterdam amsterdam utrecht den haag januari
    februari maart april mei juni juli augustus september oktober november december maandag
    dinsdag woensdag donderdag vrijdag zaterdag zondag ongeveer minstens hooguit bijna cbs
    rivm ggd perron gate punt vraag les klas verdieping etage niet""".split()
)
ORGANISATIES = frozenset({"heijn", "laurens", "aafje", "ladage", "hartog"})
GEWONE_WOORDEN = frozenset(
    """ik de het een en of u wij we zij ze hij er dit dat deze die veel mensen ouderen
    bewoners niet geen ook maar want dus toen nu daar hier als om op in aan bij met voor na
    uit over naar wat wie waar hoe waarom wanneer sommige alle iedereen niemand vroeger soms
    vaak mevrouw meneer kinderen jongeren volgens omdat door zo bijna ongeveer twee drie
    vier vijf zes zeven acht negen tien nederland rotterdam amsterdam utrecht zuid noord
    oost west wijk buurt zie bron bel tel cijfers wonen januari februari maart april mei
    juni juli augustus september oktober november december maandag dinsdag woensdag
    donderdag vrijdag zaterdag zondag""".split()
)
