"""Word lists of the rules. Our own; short on purpose, since a notice can be answered."""

from __future__ import annotations

DIENSTEN = tuple(
    """voorlichting cursus cursussen training trainingen workshop workshops groep groepen
    spreekuur spreekuren inloop project projecten programma programmas activiteit
    activiteiten aanbod begeleiding coach coaches buddy maatje maatjes vrijwilligers
    wijkteam consultatiebureau buurthuis buurthuizen ontmoetingsplek ontmoetingsplekken app
    website folder folders flyer flyers campagne campagnes informatie voorziening
    voorzieningen sportclub sportles sportlessen lessen fysiotherapeut diëtist huisarts
    huisartsen praktijkondersteuner thuiszorg wijkverpleging dagbesteding respijtzorg
    ondersteuning subsidie beleid preventie screening hulpverlening zorgaanbod gids sociale
    kaart bijeenkomst bijeenkomsten clubje club clubs uitleg advies zorg""".split()
)
GEEN_DIENST = frozenset(
    "doelgroep doelgroepen leeftijdsgroep bevolkingsgroep vriendengroep kaart".split()
)
GEBREK = (
    "gebrek aan",
    "tekort aan",
    "te weinig",
    "onvoldoende",
    "er is geen",
    "er zijn geen",
    "er is te weinig",
    "er zijn te weinig",
    "er moet",
    "er moeten",
    "geen",
)
ACTIE = (
    "we starten",
    "wij starten",
    "we gaan",
    "wij gaan",
    "we organiseren",
    "wij organiseren",
    "we zetten",
    "we beginnen",
    "er moet",
    "er moeten",
    "moet komen",
    "moeten komen",
    "willen we opzetten",
    "opzetten",
    "dus we",
)

ZIEKTEN = frozenset(
    """diabetes suikerziekte copd astma kanker borstkanker longkanker darmkanker dementie
    alzheimer parkinson artrose reuma depressie depressies hartfalen hartinfarct beroerte
    cva hypertensie bloeddruk osteoporose obesitas overgewicht ondervoeding angststoornis
    adhd autisme schizofrenie psychose verslaving nierfalen longziekte longziekten
    hartziekte hartziekten vaatziekten hartvaatziekten migraine epilepsie griep corona covid
    burnout botontkalking staar jicht ms als dm2""".split()
)
LEEG_BIJ_ZIEKTE = frozenset(
    """veel veelvoorkomende vaak meer hoge hoog hoger hogere aantal percentage aandeel
    mensen met ouderen bewoners wijkbewoners 65-plussers 75-plussers plussers volwassenen
    kinderen jongeren vrouwen mannen patiënten bij de het een in op van onze deze wijk buurt
    wijken hebben heeft lijden aan komt komen voor er is zijn type 1 2 ii en of ook te
    ernstig ernstige chronische gemiddeld dan nederland toename prevalentie risico ziekte""".split()
)

HERKOMST = tuple(
    """migrant migranten migratieachtergrond allochtoon allochtonen buitenlander
    buitenlanders herkomst afkomst etniciteit etnische nationaliteit ras moslim moslims
    islam islamitisch islamitische hindoe hindoes hindoestaan hindoestanen joden joodse
    christenen christelijke gelovigen religie niet-westers niet-westerse westerse
    vluchteling vluchtelingen statushouders asielzoekers nieuwkomers expats arbeidsmigranten
    zigeuners roma geloof godsdienst""".split()
)
HERKOMST_STAM = (
    "marokka",
    "turk",
    "surina",
    "antillia",
    "kaapverd",
    "syri",
    "somali",
    "eritre",
    "poolse",
    "polen",
    "bulgar",
    "roemeen",
    "oekraï",
    "afghan",
    "irak",
    "iraan",
)
VERWIJT = frozenset(
    """lui luie luiheid onwil onwillig onwillige achterlijk achterlijke kansloos kansloze
    probleemgezin probleemgezinnen asociaal asociale tokkie tokkies hopeloos dom domme
    domheid profiteurs profiteur ongemotiveerd ongemotiveerde klagers zeurpieten tuig""".split()
)

OORZAAKWOORDEN = (
    "komt door",
    "komen door",
    "veroorzaakt door",
    "leidt tot",
    "leiden tot",
    "zorgt voor dat",
    "het gevolg van",
    "vanwege",
    "wordt veroorzaakt",
    "doordat",
    "dankzij",
    "door",
)

MEER_MINDER = frozenset(
    """meer minder hoger hogere lager lagere vaker groter grotere kleiner kleinere dubbel
    dubbele tweemaal stijgt gestegen daalt gedaald toegenomen afgenomen bovengemiddeld
    ondergemiddeld slechter slechtere beter betere""".split()
)
MEER_MINDER_FRASEN = (
    "boven het gemiddelde",
    "onder het gemiddelde",
    "twee keer zo",
    "boven gemiddeld",
)
TREND = frozenset(
    """gedaald daalde daalt steeg verminderd verminderde gezakt zakte daling dalen gestegen
    stijgt stijging afgenomen afname toegenomen toename verbeterd verbetering verslechterd
    lager hoger minder meer teruggelopen""".split()
)
EFFECT = tuple(
    """project aanpak actie interventie wandelgroep cursus programma werkt gewerkt effect
    geholpen helpt dankzij resultaat succes sinds""".split()
)

MODELINVOER: dict[str, tuple[str, ...]] = {
    "leeftijd": ("vergrijzing", "leeftijd", "ouder worden", "worden ouder", "veel ouderen"),
    "geslacht": ("geslacht", "vrouwen hebben vaker", "mannen hebben vaker"),
    "herkomst": ("herkomst", "migratieachtergrond", "afkomst"),
    "huishouden": (
        "alleen wonen",
        "alleenwonend",
        "alleenstaand",
        "wonen alleen",
        "eenpersoons",
        "huishouden",
        "gescheiden",
        "weduw",
    ),
    "opleiding": ("opleiding", "laagopgeleid", "opgeleid", "laaggeletterd"),
    "inkomen": (
        "inkomen",
        "geld",
        "goedkoop",
        "duur",
        "schuld",
        "armoede",
        "arm ",
        "rondkomen",
        "betaalbaar",
        "bijstand",
        "uitkering",
        "minima",
        "kosten",
        "werkloos",
    ),
    "woning": ("huurwoning", "koopwoning", "woningtype", "eigen huis", "woz", "sociale huur"),
}
"""What RIVM's model is computed with -> words in a cause that point at the same."""
DETERMINANT_INVOER = {"E1": "leeftijd", "E5": "inkomen"}

JARGON = frozenset(
    """etiologie determinant determinanten prevalentie incidentie comorbiditeit
    multimorbiditeit interventie interventies stakeholder stakeholders significant
    significantie gestandaardiseerd participatie multidisciplinair multidisciplinaire
    transmuraal zelfredzaamheid zelfmanagement vitaliteit polyfarmacie psychosociaal
    psychosociale somatisch somatische sociaaleconomisch sociaaleconomische
    gezondheidsvaardigheden epidemiologisch epidemiologische implementatie implementeren
    faciliteren monitoren evaluatie integraal integrale domeinoverstijgend ketenpartners
    ketenzorg indicatie indiceren cohort correlatie causaal causale populatie risicofactor
    risicofactoren predisponerend mortaliteit morbiditeit regievoering casuïstiek
    outreachend""".split()
)

PERSONEN = frozenset(
    """mensen bewoners wijkbewoners ouderen cliënten patiënten personen deelnemers vrouwen
    mannen kinderen jongeren gezinnen 65-plussers 75-plussers mantelzorgers klanten
    leerlingen gebruikers""".split()
)
TELWOORDEN = {
    woord: aantal
    for aantal, woord in enumerate("één twee drie vier vijf zes zeven acht negen".split(), start=1)
}
