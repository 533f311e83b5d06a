"""Small mistakes a person makes in a pack's files, and where each must be found."""

TENANT, RUBRIC, SURVEYS = "tenant.toml", "rubric.toml", "surveys.toml"
ANCHOR_EN = (
    'text.en = "More than half of the main results were not completed by the end of the period,'
    ' or had to be done again by others."'
)
BIAYA_ONE = (
    '  { value = 1, text = { id = "Sangat mahal: jauh di atas tarif resmi",'
    ' en = "Very expensive: far above the official fee" } },\n'
)

# file, what stands there, what is put in its place, key of the fault
TENANT_EDITS = [
    (TENANT, 'slug = "lhokseumawe"', 'slug = "lhokseumawe-2"', "slug"),
    (TENANT, 'slug = "lhokseumawe"', 'slug = "Kota Lhokseumawe"', "slug"),
    (TENANT, 'slug = "lhokseumawe"', "", "slug"),
    (TENANT, "format = 1", "format = 2", "format"),
    (TENANT, "hosts = []", "hosts = 1", "hosts"),
    (
        TENANT,
        'working_days = ["monday", "tuesday", "wednesday", "thursday", "friday"]\n',
        "",
        "calendar.working_days",
    ),
    (TENANT, '"monday", "tuesday", "wednesday", "thursday", "friday"', "", "calendar.working_days"),
    (TENANT, 'government = "kota"', 'government = "kotta"', "government"),
    (TENANT, "region_name =", "regionname =", "region_name"),
    (TENANT, "hosts = []", 'hosts = ["https://kinerja.go.id"]', "hosts[0]"),
    (TENANT, "hosts = []", 'hosts = ["a.go.id", "a.go.id"]', "hosts[1]"),
    (TENANT, '"Asia/Jakarta"', '"Asia/Lhokseumawe"', "time_zone"),
    (TENANT, '"Asia/Jakarta"', '"WIB"', "time_zone"),
    (TENANT, 'accent = "#0b5f6b"', 'accent = "teal"', "look.accent"),
    (TENANT, 'accent = "#0b5f6b"', 'accent = "#7fb4bc"', "look.accent"),
    (TENANT, 'accent = "#0b5f6b"', 'accent = "#b3001b"', "look.accent"),
    (TENANT, 'accent_wash = "#e3f0f1"', 'accent_wash = "#0e6672"', "look.accent_wash"),
    (TENANT, 'crest = "crest.svg"', 'crest = "../kepahiang/crest.svg"', "look.crest"),
    (TENANT, 'crest = "crest.svg"', 'crest = "lambang.svg"', "look.crest"),
    (TENANT, 'kind = "annual"', 'kind = "monthly"', "periods"),
    (TENANT, "first_month = 1", "first_month = 13", "periods[0].first_month"),
    (TENANT, "evidence = 60", 'evidence = "60"', "retention.evidence"),
    (TENANT, "inbox = true", "inbox = 1", "channels.inbox"),
    (TENANT, "smallest_cell = 5", "smallest_cell = 1", "privacy.smallest_cell"),
    (TENANT, '"friday"]', '"jumat"]', "calendar.working_days[4]"),
    (TENANT, '"friday"]', '"monday"]', "calendar.working_days[4]"),
    (TENANT, "days_off = []", "days_off = [2026-12-26]", "calendar.days_off[0]"),
    (
        TENANT,
        "days_off = []",
        'days_off = [{ date = "besok", name = { id = "Libur", en = "Day off" } }]',
        "calendar.days_off[0].date",
    ),
    (TENANT, "[survey]", "[surveys]\nsmallest_n = 30\n[survey]", "surveys"),
]
RUBRIC_EDITS = [
    (RUBRIC, "weight = 50", "weight = 45", "components"),
    (RUBRIC, "weight = 50", "weight = 0", "components"),
    (RUBRIC, "weight = 50", "weight = -50", "components[0].weight"),
    (RUBRIC, "weight = 50", "weight = true", "components[0].weight"),
    (RUBRIC, 'code = "hasil"', 'code = "Hasil kerja"', "components[0].code"),
    (RUBRIC, 'code = "umum"', 'code = "umum"\ncode = "x"', ""),
    (RUBRIC, "level = 5\nlabel", "level = 6\nlabel", "levels[4].level"),
    (RUBRIC, "level = 5\nlabel", "level = 4\nlabel", "levels[4].level"),
    (RUBRIC, "level = 5\nlabel", "level = 4\nlabel", "levels"),
    (RUBRIC, 'code = "baik"', 'code = "sangat_baik"', "bands[1].code"),
    (RUBRIC, "lower = 90", "lower = 100.5", "bands[0].lower"),
    (RUBRIC, "weight = 5\n", "weight = 5\nraters = 70\n", "components[1].indicators[0].raters"),
    (RUBRIC, "weight = 5\n", "weight = 10\n", "components[1].indicators"),
    (RUBRIC, "weight = 5\n", "", "components[1].indicators[0].weight"),
    (RUBRIC, "weight = 70", "weight = 60", "raters"),
    (RUBRIC, "smallest = 3", "smallest = 2", "raters[1].smallest"),
    (RUBRIC, 'kind = "peer"', 'kind = "peers"', "raters[1].kind"),
    (RUBRIC, 'missing = "hold"', 'missing = "wait"', "raters[0].missing"),
    (RUBRIC, 'axis = "behaviour"', 'axis = "none"', "components"),
    (RUBRIC, 'axis = "behaviour"', 'axis = "behavior"', "components[1].axis"),
    (RUBRIC, 'code = "akuntabel"', 'code = "adaptif"', "components[1].indicators[5].code"),
    (RUBRIC, 'code = "perilaku"', 'code = "hasil"', "components[1].code"),
    (RUBRIC, 'scheme = "A"', 'scheme = "C"', "scheme"),
    (RUBRIC, "needs_reason = [1, 5]", "needs_reason = [1, 6]", "needs_reason[1]"),
    (RUBRIC, "lower = 76", "lower = 92", "bands[1].lower"),
    (RUBRIC, "lower = 0", "lower = 10", "bands[4].lower"),
    (RUBRIC, "as_expected = 70", "as_expected = 90", "as_expected"),
    (RUBRIC, "as_expected = 70", "as_expected = 0", "as_expected"),
    (RUBRIC, "points = 80", "points = 60", "levels[2].points"),
    (RUBRIC, "points = 100", "points = inf", "levels[4].points"),
    (RUBRIC, 'label = { id = "Hasil kerja", en', 'label = { id = "", en', "components[0].label.id"),
    (RUBRIC, ANCHOR_EN, "", "components[0].indicators[0].anchors[0].text.en"),
    (RUBRIC, ANCHOR_EN, 'text.en = "Good."', "components[0].indicators[0].anchors[0].text.en"),
    (RUBRIC, "level = 1\ntext.id", "level = 2\ntext.id", "components[0].indicators[0].anchors"),
    (RUBRIC, "weight = 20", "weight = { umu = 20 }", "components[2].weight.umu"),
    (RUBRIC, "weight = 20", 'weight = { umum = "banyak" }', "components[2].weight.umum"),
    (RUBRIC, "weight = 20", "weight = 20\nraters = { superior = 80 }", "components[2].raters"),
    (RUBRIC, "weight = 20", "weight = 20\nraters = { self = 100 }", "components[2].raters.self"),
]
SURVEY_EDITS = [
    (SURVEYS, 'code = "biaya"', 'code = "tarif"', "instruments[0].elements"),
    (SURVEYS, 'code = "biaya"', 'code = "waktu"', "instruments[0].elements[3].code"),
    (SURVEYS, BIAYA_ONE, "", "instruments[0].elements[3].answers"),
    (
        SURVEYS,
        "Kurang mudah: ada langkah yang membingungkan",
        "Mudah: langkahnya jelas",
        "instruments[0].elements[1].answers[2].text.id",
    ),
    (
        SURVEYS,
        "counts_as = 4",
        "counts_as = 5",
        "instruments[0].elements[3].alternatives[0].counts_as",
    ),
    (SURVEYS, "[[instruments.elements]]", "[[instruments.element]]", "instruments[0].element"),
    (SURVEYS, "scheme =", "skema =", "instruments[0].scheme"),
    (
        SURVEYS,
        'code = "sarana"',
        'code = "sarana"\nweight = 0.2',
        "instruments[0].elements[0].weight",
    ),
    (
        SURVEYS,
        "[instruments.consent]\nversion = 1",
        "[instruments.consent]",
        "instruments[0].consent.version",
    ),
]
