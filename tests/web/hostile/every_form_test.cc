// Every text question of every form takes every naughty string, gives it back exactly, and never as markup (issue row
// 15; traps CX1 to CX21).
#include <catch2/catch.hpp>

#include "core/casework/submit_form.h"
#include "core/forms/answer_path.h"
#include "core/forms/answers.h"
#include "core/utf8.h"
#include "tests/support/council_pages.h"
#include "tests/support/filled_form.h"
#include "tests/support/hostile_strings.h"
#include "tests/support/page_forms.h"
#include "web/html/escape.h"

namespace caseway::tests {
namespace {

using forms::Question;
using forms::QuestionType;

constexpr std::size_t kJoined = 2500;  // bytes of many strings in one text

bool IsText(const Question& question) {
  return question.type == QuestionType::kText || question.type == QuestionType::kLongText ||
         question.type == QuestionType::kAddress || question.type == QuestionType::kSignature;
}

struct TextField {
  std::string path;  // "risks", "allegations[0].source_name"
  const Question* question;
};

std::vector<TextField> TextFieldsOf(const forms::FormDefinition& form) {
  std::vector<TextField> fields;
  for (const auto& question : form.questions) {
    if (IsText(question)) fields.push_back({question.id, &question});
    for (const auto& inner : question.questions) {
      if (IsText(inner)) fields.push_back({forms::RowPath(question.id, 0, inner.id), &inner});
    }
  }
  return fields;
}

// The shipped pathways with every form offered in every open state and every question shown whatever was answered.
pathway::Library EverythingAsked() {
  pathway::Library library = ShippedLibrary();
  for (const auto& [id, shipped] : ShippedLibrary().live()) {
    auto bundle = std::make_shared<pathway::Bundle>(*shipped);
    bundle->definition.restriction = "none";
    std::vector<std::string> all;
    for (auto& [form_id, form] : bundle->forms) {
      all.push_back(form_id);
      form.when.reset();
      for (auto& question : form.questions) {
        question.show_when.reset();
        for (auto& inner : question.questions) inner.show_when.reset();
      }
    }
    for (auto& state : bundle->definition.states) state.forms = state.end ? std::vector<std::string>() : all;
    library.Add(bundle);
  }
  return library;
}

// One form of one case, written again and again.
class Writing {
 public:
  Writing(Council& council, CouncilPages& pages, const Actor& worker, CaseId id, const std::string& form)
      : council_(council), pages_(pages), worker_(worker), id_(id), form_(form) {}

  std::string path() const { return "/cases/" + PathReference(id_) + "/forms/" + form_; }

  // Saves these texts as a draft and compares what the page and the draft then hold.
  void SaveAndCompare(const std::map<std::string, std::string>& typed) {
    const auto opened = pages_.Get(path(), worker_);
    const auto form = FormTo(opened.body, path());
    INFO(path() << " answered " << opened.status);
    REQUIRE(form);
    http::Fields fields = form->Filled(typed);
    for (const auto& [name, text] : typed) {
      if (form->Find(name) == nullptr) fields.Add(name, text);  // the first row of a group, not there yet
    }
    fields.Add("deed", "save");
    const auto saved = pages_.Post(path(), fields, worker_);
    INFO(path() << " answered " << saved.status);
    REQUIRE(saved.status == 303);
    const std::string page = pages_.Get(path(), worker_).body;
    const auto again = FormTo(page, path());
    REQUIRE(again);
    for (const auto& [name, text] : typed) Compare(*again, page, name, text);
  }

 private:
  void Compare(const PageForm& form, const std::string& page, const std::string& name, const std::string& text) {
    const auto* field = form.Find(name);
    INFO(path() << " " << name << ": " << text.substr(0, 200));
    const bool blank = forms::IsUnanswered(Document(text));
    if (field == nullptr && blank) return;  // a row of blanks is no row
    REQUIRE(field != nullptr);
    if (field->value != (blank ? "" : text)) CHECK(field->value == text);
    if (StandsAsMarkup(page, text)) FAIL_CHECK("it stands in the page as it was typed");
  }

  Council& council_;
  CouncilPages& pages_;
  const Actor& worker_;
  CaseId id_;
  std::string form_;
};

// Cases of every pathway, opened under the changed workflows, with somebody who may write in them.
struct Office {
  Council council;
  std::unique_ptr<CouncilPages> pages;
  PersonId amina;
  Actor manager = council.As("safeguarding-manager");

  Office() {
    amina = council.AddPerson(APerson("Amina", "Test"));
    council.Use(EverythingAsked());
    pages = std::make_unique<CouncilPages>(council);
  }
  CaseId CaseOf(const std::string& pathway) {
    if (pathway == "referral") return council.OpenReferral({.subject = amina});
    if (pathway == "safeguarding") return council.OpenCase(pathway, amina);
    return council.OpenCase(pathway, amina);
  }
  template <class Visit>
  void EachForm(Visit visit) {
    for (const auto& [pathway, bundle] : council.library().live()) {
      const CaseId id = CaseOf(pathway);
      for (const auto& [form_id, form] : bundle->forms) visit(id, form);
    }
  }
};

// Text questions of one line take what a browser sends: no line ends.
std::map<std::string, std::string> Joined(const std::vector<TextField>& fields, std::size_t at) {
  static const auto kLines = JoinedHostile(kJoined, '\n'), kOneLine = JoinedHostile(kJoined, ' ');
  std::map<std::string, std::string> typed;
  for (const auto& field : fields) {
    const auto& texts = field.question->type == QuestionType::kText ? kOneLine : kLines;
    if (at < texts.size()) typed[field.path] = texts[at];
  }
  return typed;
}

std::map<std::string, std::string> InTurn(const std::vector<TextField>& fields, std::size_t from) {
  const auto& strings = HostileStrings();
  std::map<std::string, std::string> typed;
  for (std::size_t i = 0; i < fields.size(); ++i) typed[fields[i].path] = strings[(from + i) % strings.size()];
  return typed;
}

bool IsOneLine(const Question& question) {
  return question.type == QuestionType::kText || question.type == QuestionType::kSignature;
}

// The naughty strings that may be submitted, joined: in one line only those in which every character can be seen.
std::vector<std::string> JoinedFor(bool one_line) {
  std::vector<std::string> joined(1);
  for (const auto& string : HostileStrings()) {
    if (one_line && !IsPlainText(string, false)) continue;
    if (joined.back().size() > kJoined) joined.emplace_back();
    joined.back() += (joined.back().empty() ? "" : " ") + string;
  }
  return joined;
}

}  // namespace

TEST_CASE("every naughty string, alone, goes through every form as a draft and back") {
  Office office;
  int forms_seen = 0;
  office.EachForm([&](CaseId id, const forms::FormDefinition& form) {
    const auto fields = TextFieldsOf(form);
    if (fields.empty()) return;
    ++forms_seen;
    Writing writing(office.council, *office.pages, office.manager, id, form.id);
    for (std::size_t from = 0; from < HostileStrings().size(); from += fields.size())
      writing.SaveAndCompare(InTurn(fields, from));
  });
  CHECK(forms_seen >= 40);
}

TEST_CASE("every naughty string, joined to others, goes through every text question of every form") {
  Office office;
  int questions = 0;
  office.EachForm([&](CaseId id, const forms::FormDefinition& form) {
    const auto fields = TextFieldsOf(form);
    questions += static_cast<int>(fields.size());
    Writing writing(office.council, *office.pages, office.manager, id, form.id);
    for (std::size_t at = 0;; ++at) {
      const auto typed = Joined(fields, at);
      if (typed.empty()) return;
      writing.SaveAndCompare(typed);
    }
  });
  CHECK(questions >= 180);
}

TEST_CASE("submitted answers are kept exactly, and every page that reads them shows text, never markup") {
  Office office;
  const auto line = JoinedFor(true), lines = JoinedFor(false);
  CHECK(lines.size() > line.size());
  std::size_t turn = 0;
  office.EachForm([&](CaseId id, const forms::FormDefinition& form) {
    Document given{Document::Members{}};
    const auto fields = TextFieldsOf(form);
    for (const auto& field : fields) {
      if (field.path.find('[') != std::string::npos) continue;
      const auto& joined = IsOneLine(*field.question) ? line : lines;
      given.Set(field.path, FirstCharacters(joined[turn++ % joined.size()], field.question->max_length));
    }
    Document answers;
    office.council.Must(office.manager, [&](WritableRecord& record, const casework::Deed& deed) {
      auto context = casework::CaseContext::Load(record, *record.cases().Find(id), deed.library, deed.now);
      answers = FilledForm(**context, form.id, given, deed.now);
      return casework::SubmitForm(record, {.case_id = id, .form = form.id, .answers = answers}, deed);
    });
    const auto kept = [&] {
      FormVersion version;
      office.council.Read([&](Record& record) { version = record.cases().FormVersions(id, form.id).front(); });
      return version;
    }();
    const std::string base = "/cases/" + PathReference(id);
    const std::string page = office.pages->Get(base + "/forms/" + form.id + "/versions/1", office.manager).body;
    for (const auto& [name, text] : given.Named()) {
      INFO(form.id << "." << name << ": " << text.Text().substr(0, 200));
      CHECK(kept.answers[name] == text);
      std::string escaped;
      html::AppendEscaped(escaped, text.Text());
      CHECK(page.find(escaped) != std::string::npos);
    }
  });
}

// Submits `text_for(field)` in the first such text field of each form: refused with `say_for(field)`, the text still
// there. How many forms have one.
template <class Which, class Text, class Say>
int RefusedInEachForm(Which which, Text text_for, Say say_for) {
  Office office;
  int refused = 0;
  office.EachForm([&](CaseId id, const forms::FormDefinition& form) {
    const auto fields = TextFieldsOf(form);
    const auto field = std::find_if(fields.begin(), fields.end(), [&](const TextField& each) {
      return each.path.find('[') == std::string::npos && which(*each.question);
    });
    if (field == fields.end()) return;
    const std::string path = "/cases/" + PathReference(id) + "/forms/" + form.id;
    const std::string text = text_for(*field);
    const auto shown = FormTo(office.pages->Get(path, office.manager).body, path);
    REQUIRE(shown);
    http::Fields sent = shown->Filled({{field->path, text}});
    sent.Add("deed", "submit");
    const auto answer = office.pages->Post(path, sent, office.manager);
    REQUIRE(answer.status == 303);
    const std::string page = office.pages->Get(answer.location, office.manager).body;
    INFO(path << " to " << answer.location);
    CHECK(FormTo(page, path)->Value(field->path) == text);
    CHECK(WordsOf(page).find(say_for(*field)) != std::string::npos);
    office.council.Read([&](Record& record) { CHECK(record.cases().FormVersions(id, form.id).empty()); });
    ++refused;
  });
  return refused;
}

TEST_CASE("what cannot be seen is refused in one line, beside its question with what was typed still there") {
  const std::string unseen =
      "Rang \x1B[31m and \xE2\x80\xAE"
      "came back";
  CHECK(RefusedInEachForm(
            IsOneLine, [&](const auto&) { return unseen; },
            [](const auto&) {
              return std::string("Take out line breaks and other characters that cannot be seen: ");
            }) >= 10);
}

TEST_CASE("a text that is too long is refused beside its question with what was typed still there") {
  CHECK(RefusedInEachForm([](const Question&) { return true; },
                          [](const auto& field) { return std::string(field.question->max_length, 'x') + "<end>"; },
                          [](const auto& field) {
                            return " must be " + std::to_string(field.question->max_length) + " characters or fewer";
                          }) >= 35);
}

}  // namespace caseway::tests
