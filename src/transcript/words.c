#include "transcript/words.h"

#include "base/utf8.h"

/* The tables are read by language, not one word a line. */
/* clang-format off */

/* Folded. By language: Korean, English, Chinese, Japanese, German, French, Spanish, Russian. */
static const char *const hosts[] = {
    "mc", "엠씨", "진행자", "진행", "진행1", "앵커", "앵커멘트", "앵커 멘트", "사회자", "사회", "아나운서", "아나",
    "anc", "호스트", "dj", "디제이", "dj멘트", "사회 및 진행", "메인앵커", "여는말", "진행멘트", "진행 멘트",
    "host", "co-host", "cohost", "hosts", "presenter", "anchor", "anchorman", "anchorwoman", "moderator",
    "emcee", "the host", "announcer", "news anchor",
    "主持人", "主持", "主播", "播音员", "播音員", "主持人甲", "节目主持人", "節目主持人",
    "司会", "司会者", "アナウンサー", "キャスター", "パーソナリティ", "パーソナリティー", "進行", "聞き手",
    "moderator", "moderatorin", "sprecher", "sprecherin", "gastgeber",
    "animateur", "animatrice", "présentateur", "présentatrice", "l'animateur",
    "presentador", "presentadora", "locutor", "locutora", "moderador", "moderadora",
    "ведущий", "ведущая", "диктор", "модератор"};

static const char *const askers[] = {
    "문", "질문", "질문자", "묻", "q", "question", "questioner", "interviewer", "인터뷰어", "면접관", "问", "問",
    "提问", "提問", "质问", "質問", "質問者", "frage", "question", "pregunta", "entrevistador",
    "entrevistadora", "вопрос", "インタビュアー"};

static const char *const answerers[] = {
    "답", "답변", "답변자", "대답", "a", "answer", "interviewee", "인터뷰이", "면접자", "지원자", "答", "回答",
    "回答者", "antwort", "réponse", "respuesta", "entrevistado", "entrevistada", "ответ"};

static const char *const others[] = {
    "vcr", "기자", "취재기자", "리포터", "리포트", "기자 리포트", "특파원", "해설", "해설위원", "해설자", "나레이션",
    "내레이션", "나레이터", "내레이터", "성우", "패널", "패널리스트", "게스트", "출연자", "초대손님", "손님",
    "인터뷰", "전화인터뷰", "전화 인터뷰", "시민", "주민", "학생", "교사", "선생님", "선생", "교수", "의사", "간호사",
    "환자", "변호사", "판사", "검사", "재판장", "피고인", "증인", "변호인", "피의자", "수사관", "조사자", "제보자", "구술자", "면담자", "채록자",
    "배심원", "배석판사", "판매원", "종업원", "승무원", "승객", "원고", "피고", "작가", "피디", "pd", "남", "여",
    "남자", "여자", "남성", "여성", "아이", "소년", "소녀", "엄마", "아빠", "어머니", "아버지", "할머니", "할아버지",
    "형", "누나", "오빠", "언니", "동생", "아들", "딸", "남편", "아내", "점원", "직원", "고객", "상담원", "상담사",
    "의뢰인", "내담자", "화자", "참석자", "참가자", "발언자", "발화자", "청취자", "시청자", "독자", "관객", "방청객",
    "일동", "모두", "다같이", "다 같이", "함께", "전원", "위원장", "의장", "부의장", "소위원장", "위원", "간사", "의원",
    "장관", "차관", "총리", "대통령", "대표", "회장", "사장", "팀장", "부장", "과장", "통역", "통역사", "목소리",
    "기상캐스터", "캐스터", "운전기사", "기사", "경찰", "택시기사", "안내원", "안내방송", "사용자", "챗봇", "음성", "녹취", "사용자", "이용자", "챗봇",
    "reporter", "correspondent", "guest", "guests", "speaker", "participant", "user", "assistant", "chatgpt", "bot", "agent", "user", "assistant", "chatgpt", "bot", "agent", "caller", "operator",
    "narrator", "man", "woman", "male", "female", "boy", "girl", "child", "student", "teacher",
    "professor", "doctor", "patient", "mother", "father", "mom", "dad", "all", "both", "everyone",
    "audience", "audience member", "crowd", "voice", "voiceover", "voice-over", "voice over",
    "unidentified person", "unidentified man", "unidentified woman", "unidentified speaker",
    "unidentified male", "unidentified female", "unknown speaker", "unknown", "chairman",
    "chairwoman", "chairperson", "the chair", "the chairman", "the court", "the witness",
    "the president", "the speaker", "judge", "witness", "counsel", "clerk", "byline", "byline host",
    "unidentified reporter", "male speaker", "female speaker", "speaker unknown", "client",
    "therapist", "customer", "waiter", "husband", "wife", "the presiding officer",
    "the president pro tempore", "the speaker pro tempore", "the acting president pro tempore",
    "记者", "記者", "嘉宾", "嘉賓", "来宾", "來賓", "旁白", "男", "女", "老师", "老師", "学生", "學生", "众",
    "观众", "觀眾", "解说", "解說", "听众", "聽眾", "专家", "市民", "医生", "病人", "男声", "女声", "男聲", "女聲",
    "ナレーター", "ナレーション", "ゲスト", "男性", "女性", "先生", "生徒", "店員", "客", "話し手", "語り", "全員",
    "一同", "委員長", "議長", "リポーター", "レポーター", "解説", "インタビュー", "参加者", "話者",
    "erzähler", "erzählerin", "alle", "reporterin", "zuschauer", "präsident", "präsidentin",
    "journaliste", "narrateur", "narratrice", "tous", "invité", "invitée", "reporter",
    "periodista", "narrador", "narradora", "todos", "invitado", "invitada", "reportero", "reportera",
    "корреспондент", "журналист", "гость", "автор", "все", "репортёр", "репортер"};

/* Words that end a name with a title: 이모모 위원. They are no labels by themselves. */
static const char *const titles[] = {
    "관장", "도서관장", "원장", "센터장", "소장", "국장", "실장", "본부장", "단장", "청장", "처장", "차장", "부위원장",
    "연구원", "선임연구원", "연구위원", "수석연구원", "평론가", "분석관", "전문위원", "전문가", "비서관", "대변인",
    "특보", "위원님", "의원님", "교장", "이사장", "이사", "총장", "시장", "도지사", "지사", "구청장", "군수", "감독",
    "선수", "배우", "가수", "씨", "님", "군", "양", "박사", "기자님", "편집장", "주필", "논설위원", "논설실장", "앵커",
    "총감독", "부총재", "총재", "대사", "팀원", "노무사", "세무사", "회계사", "약사", "수의사", "목사", "신부", "스님",
    "입법조사관", "사무총장", "사무처장", "국무위원", "진술인", "참고인", "수석", "직무대행", "의장직무대행", "위원장직무대행", "행정관", "팀장님", "대표님",
    "前", "전", "장관후보자", "후보자", "후보", "정부위원", "서기관", "사무관", "과장", "계장", "주무관", "교육감"};

static const char *const fields[] = {
    "내용", "출처", "사진", "촬영기자", "촬영", "영상편집", "영상취재", "영상 편집", "영상 취재", "영상", "편집", "그래픽",
    "일시", "일 시", "날짜", "일자", "장소", "장 소", "시간", "방송일시", "방송시간", "방송일", "방송", "방송 일시",
    "출연", "대담", "연출", "제작", "기획", "구성", "글", "자료", "제공", "자료제공", "참고", "주의", "참조",
    "비고", "요약", "제목", "부제", "주제", "키워드", "태그", "링크", "주소", "전화", "전화번호", "이메일", "메일", "문의",
    "팩스", "홈페이지", "등록", "등록일", "입력", "수정", "작성자", "작성일", "조회", "조회수", "댓글", "추천", "첨부", "순서", "기사 id",
    "첨부파일", "유형", "기여자", "관련", "상태", "버전", "종류", "분류", "이름", "성명", "나이", "직업", "소속", "학력",
    "경력", "가격", "대상", "인원", "준비물", "목표", "방법", "결과", "결론", "이유", "원인", "예", "예시", "예문",
    "정답", "단어", "어휘", "문법", "뜻", "번역", "발음", "표현", "의미", "저작권", "발행", "발행일", "발행인", "편집인",
    "카카오톡", "유튜브", "인스타그램", "페이스북", "트위터", "계좌", "음악", "배경음악", "효과음", "공유하기", "제작진",
    "기사 원문", "제보 안내", "유튜브 채널 구독", "저장한 날짜", "회의일", "안건", "의제", "참석", "불참", "배포", "담당",
    "담당자", "연락처", "번호", "자막", "자막뉴스", "취재", "디지털뉴스", "화면제공", "화면 제공", "화면출처", "pd/진행",
    "사건", "사건번호", "기술", "제작/진행/기술", "인용", "각주", "주", "특징", "속기", "회기", "추신", "또 추신", "팁", "무게", "크기", "색상", "화면", "배터리", "용량", "수량", "합계", "추가", "제거", "변경", "개선",
    "월요일", "화요일", "수요일", "목요일", "금요일", "토요일", "일요일", "평일", "주말", "휴일", "오전", "오후", "길이", "파일명", "녹음 길이", "재생 시간", "발췌", "대담 발췌", "듣기", "글·사진", "사진·글", "영상·사진", "장점", "단점", "핵심", "포인트", "사용법", "재료",
    "note", "notes", "summary", "abstract", "title", "subtitle", "author", "authors", "date", "time",
    "place", "location", "venue", "source", "sources", "photo", "photos", "image", "images", "credit",
    "credits", "by", "written by", "contact", "topic", "topics", "agenda", "subject", "keyword",
    "keywords", "tag", "tags", "link", "links", "url", "http", "https", "email", "e-mail", "phone",
    "fax", "address", "duration", "length", "recorded", "published", "updated", "version", "type",
    "status", "category", "example", "examples", "warning", "caution", "tip", "see", "see also", "ps",
    "p.s", "re", "cc", "to", "from", "music", "media", "transcript_by", "transcript by", "transcript",
    "transcribed by", "episode", "season", "series", "attendees", "participants", "present", "absent",
    "copyright", "views", "tel", "website", "web", "find us", "references", "reference", "links",
    "reading time", "draft date", "cut to", "smash cut to", "dissolve to", "fade to", "match cut to", "fade out",
    "fade in", "intercut with", "break", "ad", "ad break", "sponsor", "resources", "show notes",
    "timestamps", "chapters", "added", "fixed", "changed", "removed", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "more", "read more", "related", "tags", "featuring", "produced by",
    "edited by", "hosted by", "guests", "synopsis", "description", "important", "question of the day",
    "发布时间", "发布日期", "更新时间", "发稿时间", "时间", "時間", "地点", "地點", "日期", "来源", "來源", "作者", "编辑", "編輯", "责编", "責編", "责任编辑", "摄影",
    "攝影", "图片", "圖片", "内容", "內容", "主题", "主題", "备注", "備註", "注", "标题", "標題", "关键词", "摘要",
    "出典", "日時", "公開日", "掲載日", "取材・文", "取材", "場所", "写真", "撮影", "編集", "作成", "更新", "注意", "件名", "概要", "資料", "備考", "日付", "文",
    "datum", "ort", "stand", "lesedauer", "zeit", "quelle", "foto", "fotos", "hinweis", "thema", "titel", "beispiel",
    "lieu", "heure", "temps de lecture", "publié le", "crédit", "sujet", "titre", "exemple", "résumé",
    "fecha", "lugar", "hora", "fuente", "nota", "tema", "título", "ejemplo", "resumen",
    "дата", "место", "время", "источник", "фото", "тема", "примечание"};

static const char *const clips[] = {
    "인터뷰", "전화인터뷰", "전화 인터뷰", "녹취", "싱크", "sync", "int", "syn", "s/u", "인서트", "현장", "전화녹취", "전화 녹취", "현장녹취",
    "현장 녹취", "현장음", "인터뷰 녹취", "화상인터뷰", "화상 인터뷰", "전화연결", "interview", "soundbite", "sot",
    "采访", "採訪", "同期", "同期声", "インタビュー", "音声", "녹음", "cg", "스탠딩", "기자 스탠딩", "영상"};

static const char *const everybody[] = {
    "모두", "다같이", "다 같이", "일동", "전원", "모두 함께", "다 함께", "함께", "all", "everyone", "everybody",
    "all together", "both", "alle", "tous", "todos", "все", "全員", "一同", "众", "眾", "众人", "大家"};

static const char *const credits[] = {
    "진행", "진행자", "출연", "출연자", "연출", "제작", "pd", "피디", "작가", "대담", "사회", "사회자", "게스트",
    "초대손님", "패널", "앵커", "기자", "mc", "dj", "해설", "대표", "성우", "글", "패널리스트", "인터뷰", "인터뷰어",
    "발제", "토론", "발표", "정리", "전화연결", "전화 연결", "참석자", "참석", "참가자", "참여자", "토론자", "발언자", "host", "hosts", "guest", "guests", "producer", "narrator", "reporter",
    "presenter", "interviewer", "interviewee", "speaker", "speakers", "moderator", "attendees", "participants", "present", "主持人", "嘉宾",
    "记者", "記者", "司会", "ゲスト", "出演", "moderation", "animateur", "invité"};

/* Words that no name has, of languages whose labels would else be taken from running text. */
static const char *const sentence_words[] = {
    "the", "but", "that", "and", "is", "are", "was", "were", "it", "this", "these", "those", "if",
    "which", "who", "what", "when", "where", "why", "how", "we", "you", "i", "he", "she", "they",
    "have", "has", "had", "will", "would", "can", "could", "should", "not", "because", "as", "for",
    "with", "there", "here", "then", "so", "to", "in", "on", "at", "from", "my", "your", "his",
    "their", "our", "says", "said", "just", "like", "also", "yet", "or", "than",
    "그리고", "그러나", "하지만", "그래서", "또", "또한", "다음은", "이는", "이것은", "그것은", "즉", "예를",
    "다음과", "특히", "그러면", "따라서", "이에", "이번", "오늘", "지금", "우리", "모든", "그런데", "첫째", "둘째",
    "셋째", "먼저", "하나", "물론", "결국", "참고로", "한편", "아래", "위", "und", "der", "die", "das", "aber",
    "le", "la", "les", "mais", "est", "el", "los", "pero", "que", "es", "и", "но", "это", "что"};

/* clang-format on */

enum { FOLDED_ROOM = 256 }; /* bytes that a folded name usually has at most */

#define IN_LIST(word, list) in_list((word), (list), sizeof(list) / sizeof(list)[0])
static bool in_list(slice word, const char *const *list, size_t count)
{
    if (word.len == 0)
        return false;
    for (size_t i = 0; i < count; i++)
        if (list[i][0] == word.ptr[0] && strncmp(list[i], word.ptr, word.len) == 0 &&
            list[i][word.len] == '\0')
            return true;
    return false;
}

static char32_t fold_char(char32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0; /* the full-width forms of ASCII */
    return char_to_lower(c);
}

/* A letter or digit that is compared as it is. */
static bool is_plain(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c >= 0xAC00 && c <= 0xD7A3);
}

/* The end of the plain characters from `at` on. */
static size_t plain_end(slice name, size_t at)
{
    char32_t c;

    while (at < name.len) {
        size_t length = utf8_decode(name, at, &c);
        if (!is_plain(c))
            break;
        at += length;
    }
    return at;
}

void words_fold(struct buf *folded, slice name)
{
    size_t start = folded->len, kept = folded->len;
    bool blank = false;
    char32_t c;

    for (size_t at = 0; at < name.len;) {
        size_t end = plain_end(name, at);

        if (end > at) { /* most are */
            if (blank && folded->len > start)
                buf_add_byte(folded, ' ');
            blank = false;
            buf_add(folded, slice_sub(name, at, end));
            kept = folded->len;
            at = end;
            continue;
        }
        at += utf8_decode(name, at, &c);
        c = fold_char(c);
        if (char_is_blank(c)) {
            blank = true;
            continue;
        }
        bool letter = char_is_letter(c) || char_is_digit(c);
        if (folded->len == start && !letter)
            continue; /* a mark before the name */
        if (blank && folded->len > start)
            buf_add_byte(folded, ' ');
        blank = false;
        buf_add_char(folded, c);
        if (letter)
            kept = folded->len;
    }
    folded->len = kept; /* marks after the name go */
    if (folded->ptr)
        folded->ptr[kept] = '\0';
}

static enum role role_of(slice folded)
{
    if (IN_LIST(folded, hosts))
        return ROLE_HOST;
    if (IN_LIST(folded, askers))
        return ROLE_ASKS;
    if (IN_LIST(folded, answerers))
        return ROLE_ANSWERS;
    return IN_LIST(folded, others) ? ROLE_OTHER : ROLE_NONE;
}

/* Without a number, or one letter after a blank, at the end. */
static slice without_number(slice folded)
{
    slice s = folded;

    while (s.len && s.ptr[s.len - 1] >= '0' && s.ptr[s.len - 1] <= '9')
        s.len--;
    if (s.len == folded.len && s.len > 2 && s.ptr[s.len - 2] == ' ' && s.ptr[s.len - 1] >= 'a' &&
        s.ptr[s.len - 1] <= 'z')
        s.len--;
    else if (s.len == folded.len && s.len > 3 && s.ptr[s.len - 1] >= 'a' &&
             s.ptr[s.len - 1] <= 'z' && (unsigned char)s.ptr[s.len - 2] >= 0x80)
        s.len--;
    while (s.len && (s.ptr[s.len - 1] == ' ' || s.ptr[s.len - 1] == '#'))
        s.len--;
    return s;
}

enum role words_role(slice name)
{
    char room[FOLDED_ROOM];
    struct buf folded = BUF_LENT(room);
    enum role role;

    words_fold(&folded, name);
    role = role_of(buf_slice(&folded));
    if (role == ROLE_NONE)
        role = role_of(without_number(buf_slice(&folded)));
    buf_free(&folded);
    return role;
}

static bool is_title(slice folded)
{
    return role_of(folded) != ROLE_NONE || IN_LIST(folded, titles);
}

/* Titles that are written together with what they head: 도서관제2차장, 보건복지위원장. */
static bool ends_in_title(slice folded)
{
    static const char *const ends[] = {"위원장", "차장", "차관", "장관",   "국장", "실장", "본부장",
                                       "센터장", "관장", "원장", "처장",   "청장", "총장", "의장",
                                       "단장",   "과장", "사장", "회장",   "소장", "팀장", "교수",
                                       "위원",   "의원", "委員", "委員長", "議長", "大臣", "君",
                                       "部長",   "局長", "主任", "教授"};

    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
        if (folded.len > strlen(ends[i]) && slice_has_suffix(folded, slice_of(ends[i])))
            return true;
    return false;
}

/* Whether the folded name satisfies `test`. */
static bool folded_is(slice name, bool (*test)(slice folded))
{
    char room[FOLDED_ROOM];
    struct buf folded = BUF_LENT(room);
    bool found;

    words_fold(&folded, name);
    found = test(buf_slice(&folded));
    buf_free(&folded);
    return found;
}

static bool is_any_title(slice folded)
{
    return is_title(folded) || ends_in_title(folded);
}

bool words_is_title(slice word)
{
    return folded_is(word, is_any_title);
}

bool words_ends_in_role(slice name)
{
    size_t last = SLICE_NONE;

    name = slice_trim(name);
    for (size_t i = 0; i < name.len; i++)
        if (name.ptr[i] == ' ')
            last = i;
    return last != SLICE_NONE && words_is_title(slice_from(name, last + 1));
}

static bool is_clip(slice folded)
{
    return IN_LIST(folded, clips);
}

bool words_is_clip(slice name)
{
    return folded_is(name, is_clip);
}

static bool is_credit(slice folded)
{
    return IN_LIST(folded, credits);
}

bool words_is_credit(slice name)
{
    return folded_is(name, is_credit);
}

/* A field, also one with parts: PD/진행, 촬영기자ㆍ편집. */
static bool is_field(slice folded)
{
    return IN_LIST(folded, fields);
}

bool words_is_field(slice name)
{
    return folded_is(name, is_field);
}

/* ---- many names --------------------------------------------------------------------------------
 */

enum { HOSTS = 1, ASKERS = 2, ANSWERERS = 4, OTHERS = 8, TITLES = 16 };
enum { FIELDS = 32, CLIPS = 64, CREDITS = 128, SENTENCE_WORDS = 256 };

#define NOTE_LIST(lists, list, bit)                                                                \
    note_list((lists), (list), sizeof(list) / sizeof(list)[0], (bit))
static void note_list(struct word_lists *lists, const char *const *list, size_t count, size_t bit)
{
    for (size_t i = 0; i < count; i++)
        *table_at(&lists->words, slice_of(list[i]), NULL) |= bit;
}

void word_lists_init(struct word_lists *lists)
{
    table_init(&lists->words);
    NOTE_LIST(lists, hosts, HOSTS);
    NOTE_LIST(lists, askers, ASKERS);
    NOTE_LIST(lists, answerers, ANSWERERS);
    NOTE_LIST(lists, others, OTHERS);
    NOTE_LIST(lists, titles, TITLES);
    NOTE_LIST(lists, fields, FIELDS);
    NOTE_LIST(lists, clips, CLIPS);
    NOTE_LIST(lists, credits, CREDITS);
    NOTE_LIST(lists, sentence_words, SENTENCE_WORDS);
}

void word_lists_free(struct word_lists *lists)
{
    table_free(&lists->words);
}

/* The lists that have the word. */
static size_t lists_of(const struct word_lists *lists, slice folded)
{
    const size_t *found = table_find(&lists->words, folded);

    return found ? *found : 0;
}

static enum role role_in(size_t found)
{
    return found & HOSTS       ? ROLE_HOST
           : found & ASKERS    ? ROLE_ASKS
           : found & ANSWERERS ? ROLE_ANSWERS
           : found & OTHERS    ? ROLE_OTHER
                               : ROLE_NONE;
}

static enum role role_of_folded(const struct word_lists *lists, slice folded)
{
    enum role role = role_in(lists_of(lists, folded));

    return role != ROLE_NONE ? role : role_in(lists_of(lists, without_number(folded)));
}

enum role words_tell_role(const struct word_lists *lists, slice name)
{
    char room[FOLDED_ROOM];
    struct buf folded = BUF_LENT(room);
    enum role role;

    words_fold(&folded, name);
    role = role_of_folded(lists, buf_slice(&folded));
    buf_free(&folded);
    return role;
}

struct words_told words_tell(const struct word_lists *lists, slice name)
{
    char room[FOLDED_ROOM];
    struct buf folded = BUF_LENT(room);
    struct words_told told;
    slice all, rest, word;
    size_t found;

    words_fold(&folded, name);
    all = rest = word = buf_slice(&folded);
    found = lists_of(lists, all);
    told = (struct words_told){.role = role_of_folded(lists, all),
                               .clip = found & CLIPS,
                               .credit = found & CREDITS,
                               .field = found & FIELDS};
    while (slice_next_field(&rest, ' ', &word)) {
        found = lists_of(lists, word);
        told.has_sentence_word |= (found & SENTENCE_WORDS) != 0;
    }
    told.ends_in_role = word.len < all.len &&
                        (role_in(found) != ROLE_NONE || (found & TITLES) || ends_in_title(word));
    buf_free(&folded);
    return told;
}

static bool is_everybody(slice folded)
{
    return IN_LIST(folded, everybody);
}

bool words_is_everybody(slice name)
{
    return folded_is(name, is_everybody);
}
