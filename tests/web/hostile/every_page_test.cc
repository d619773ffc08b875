// Every text field of every page that is not a form of a pathway: kept exactly or refused in words with what was typed
// still in the field; never markup, never a fault of ours (issue row 15).
#include <catch2/catch.hpp>
#include <functional>
#include <set>

#include "core/casework/deed.h"
#include "storage/sqlite/event_log.h"
#include "tests/support/case_story.h"
#include "tests/support/hostile_strings.h"
#include "tests/support/page_forms.h"
#include "tests/support/page_test.h"

namespace caseway::tests {
namespace {

constexpr char kPlain[] = "Plain words";  // instead of what was refused; kept before, so perhaps no change
constexpr std::size_t kStep = 24;         // of single strings; joined ones go through every field, all of them
constexpr int kMostRounds = 20;
constexpr std::size_t kJoined = 380;  // bytes: fields of one line take 500

using Texts = std::map<std::string, std::string>;

// One page's form, and how to stand before it anew.
struct Desk {
  std::string name;
  std::string role;
  std::function<std::string()> open;   // -> the address of the page, on a record fit for the deed
  std::string post = "";               // where its form goes; "" the page's own address
  Texts always = {};                   // what is not ours to fuzz: choices, and the other fields a deed needs
  std::set<std::string> formats = {};  // fields that take a date, a number or a reference: they refuse, in words
  std::map<std::string, std::string> valid = {};  // what such a field takes, so that the others are kept
};

bool Holds(const Document& document, const std::string& text) {
  if (document.IsText()) return document.Text() == text;
  for (const auto& item : document.Items()) {
    if (Holds(item, text)) return true;
  }
  for (const auto& [name, member] : document.Named()) {
    if (Holds(member, text)) return true;
  }
  return false;
}

class Fuzzer {
 public:
  Fuzzer(Council& council, CouncilPages& pages, const Desk& desk)
      : council_(council), pages_(pages), desk_(desk), actor_(council.As(desk.role)) {}

  void Try(const std::function<std::string(std::size_t field)>& text_for) {
    const auto form = Open();
    INFO(desk_.name << " has no form");
    REQUIRE(form);
    Texts typed = desk_.always;
    std::size_t at = 0;
    for (const auto& name : form->Typed()) {
      if (desk_.always.count(name) == 0) typed[name] = text_for(at++);
    }
    // What is refused is put right, as a person would, until the rest is taken: then it must be kept.
    for (int round = 0; round < kMostRounds; ++round) {
      const auto refused = Post(*form, typed);
      if (refused.empty()) return;
      for (const auto& name : refused) typed[name] = PutRight(name);
    }
    FAIL_CHECK(desk_.name << " is refused whatever is typed");
  }
  void CheckAllKept() {
    const auto form = Open();
    REQUIRE(form);
    for (const auto& name : form->Typed()) {
      if (desk_.always.count(name) != 0) continue;
      INFO(desk_.name << " " << name << ": kept " << kept_[name] << ", refused " << refused_[name]);
      if (desk_.formats.count(name) != 0) CHECK(refused_[name] > 0);
      else CHECK(kept_[name] > 0);
    }
  }

 private:
  std::string PutRight(const std::string& name) const {
    const auto valid = desk_.valid.find(name);
    if (valid != desk_.valid.end()) return valid->second;
    return desk_.formats.count(name) != 0 ? "" : kPlain;
  }
  std::optional<PageForm> Open() {
    const std::string page = desk_.open();
    const auto answer = pages_.Get(page, actor_);
    INFO(desk_.name << ": " << page << " answered " << answer.status);
    REQUIRE(answer.status == 200);
    return FormTo(answer.body, desk_.post.empty() ? page.substr(0, page.find('?')) : page + desk_.post);
  }

  // The fields that were refused; none when all was kept.
  std::vector<std::string> Post(const PageForm& form, const Texts& typed) {
    const auto before = council_.Events();
    http::Fields fields = form.Filled(typed);
    for (const auto& [name, value] : desk_.always) {
      if (form.Find(name) == nullptr) fields.Add(name, value);
    }
    const auto answer = pages_.Post(form.action, fields, actor_);
    INFO(desk_.name << ": POST " << form.action << " answered " << answer.status);
    if (answer.status == 303) {
      CheckKept(form, typed, before);
      return {};
    }
    REQUIRE((answer.status == 422 || answer.status == 409 || answer.status == 400 || answer.status == 404));
    CheckShown(answer.body, typed);
    return CheckRefused(form, answer.body, typed);
  }

  void CheckKept(const PageForm& form, const Texts& typed, std::int64_t before) {
    const auto events = Since(before);
    if (events.empty()) return;  // all stood as it was typed already: nothing to keep
    for (const auto& name : form.Typed()) {
      if (desk_.always.count(name) != 0) continue;
      const std::string text = casework::Trimmed(typed.at(name));
      if (text.empty() || text == kPlain || desk_.formats.count(name) != 0) continue;
      ++kept_[name];
      bool holds = false;
      for (const auto& event : events)
        holds = holds || Holds(event.payload, text) || Holds(event.payload, typed.at(name));
      holds = holds || NowShows(name, text);  // it was so before: nothing to tell
      if (!holds) FAIL_CHECK(desk_.name << " " << name << " is not kept as typed: " << text);
    }
  }

  bool NowShows(const std::string& name, const std::string& text) {
    const auto form = Open();
    return form && form->Value(name) == text;
  }

  std::vector<std::string> CheckRefused(const PageForm& form, const std::string& body, const Texts& typed) {
    const auto shown = FormTo(body, form.action);
    if (!shown) {
      FAIL_CHECK(desk_.name << ": the refusal shows no form: " << WordsOf(body).substr(0, 2000));
      return {};
    }
    std::vector<std::string> refused;
    for (const auto& name : form.Typed()) {
      if (desk_.always.count(name) != 0) continue;
      if (shown->Value(name) != typed.at(name))
        FAIL_CHECK(desk_.name << " " << name << " lost what was typed: " << typed.at(name) << " shows "
                              << shown->Value(name));
      if (body.find("id=\"" + name + "-error\"") == std::string::npos) continue;
      ++refused_[name];
      refused.push_back(name);
    }
    if (refused.empty()) FAIL_CHECK(desk_.name << ": nothing beside a field: " << WordsOf(body).substr(0, 3000));
    return refused;
  }

  void CheckShown(const std::string& body, const Texts& typed) {
    for (const auto& [name, text] : typed) {
      if (StandsAsMarkup(body, text)) FAIL_CHECK(desk_.name << " " << name << " stands as typed: " << text);
    }
  }

  std::vector<Event> Since(std::int64_t before) {
    std::vector<Event> events;
    storage::Connection& db = council_.database().Reader();
    for (auto& event : storage::ReadAfter(db, before, 100)) events.push_back(std::move(event));
    return events;
  }

  Council& council_;
  CouncilPages& pages_;
  const Desk& desk_;
  Actor actor_;
  std::map<std::string, int> kept_, refused_;
};

// Everything there is to stand at.
class Desks {
 public:
  explicit Desks(Council& council) : council_(council) {
    amina_ = council.AddPerson(APerson("Amina", "Test"));
    idris_ = council.AddPerson(APerson("Idris", "Other", "1950-02-03"));
  }
  std::vector<Desk> All() {
    std::vector<Desk> all = People();
    for (auto& desk : Cases()) all.push_back(std::move(desk));
    for (auto& desk : TheCouncil()) all.push_back(std::move(desk));
    return all;
  }

 private:
  std::string Amina(const std::string& part = "") const { return "/people/" + PathReference(amina_) + part; }
  std::string CaseAt(CaseId id, const std::string& part = "") const { return "/cases/" + PathReference(id) + part; }
  std::function<std::string()> On(const std::string& path) const {
    return [path] { return path; };
  }
  std::function<std::string()> OnReferral(const std::string& part) {
    return [this, part] { return CaseAt(council_.OpenReferral({.subject = amina_}), part); };
  }
  // One that has ended: only such a case is struck from outside its pathway.
  std::function<std::string()> OnEndedReferral(const std::string& part) {
    return [this, part] {
      const CaseId id = council_.OpenReferral({.subject = amina_});
      const Actor adviser = council_.As("adviser");
      CaseStory(council_, id).Write(adviser, "screening").Take(adviser, "resolve_at_source");
      return CaseAt(id, part);
    };
  }
  std::vector<Desk> People();
  std::vector<Desk> Cases();
  std::vector<Desk> TheCouncil();

  Council& council_;
  PersonId amina_, idris_;
  int made_ = 0;
};

std::vector<Desk> Desks::People() {
  const std::set<std::string> identity = {"born", "nhs_number", "postcode"};
  return {
      {.name = "add a person",
       .role = "adviser",
       .open = On("/people/new"),
       .always = {{"knowingly", "yes"}},
       .formats = identity},
      {.name = "details", .role = "adviser", .open = On(Amina("/details")), .formats = identity},
      {.name = "a note on a person",
       .role = "adviser",
       .open = On(Amina()),
       .post = "/notes",
       .formats = {"on", "at", "also_other"}},
      {.name = "an alert", .role = "adviser", .open = On(Amina("/alerts")), .formats = {"review", "expires"}},
      {.name = "people around", .role = "adviser", .open = On(Amina("/around")), .formats = identity},
      {.name = "what may be shared",
       .role = "adviser",
       .open = On(Amina("/sharing")),
       .always = {{"with", "other"}, {"what", "everything"}, {"other", ""}},
       .formats = {"since"}},
      {.name = "a move",
       .role = "adviser",
       .open = On(Amina("/move")),
       .formats = {"from", "postcode"},
       .valid = {{"from", "1/9/2026"}}},
      {.name = "a death",
       .role = "adviser",
       .open = [this] { return "/people/" + PathReference(council_.AddPerson(APerson("Dead", "Test"))) + "/death"; },
       .formats = {"on"},
       .valid = {{"on", "1/9/2026"}}},
      {.name = "a contact",
       .role = "adviser",
       .open = On("/contacts/new?person=" + PathReference(amina_)),
       .formats = {"on", "at"}},
      {.name = "a concern", .role = "adviser", .open = On("/concerns/new?person=" + PathReference(amina_))},
  };
}

std::vector<Desk> Desks::Cases() {
  return {
      {.name = "a note on a case",
       .role = "adviser",
       .open = OnReferral(""),
       .post = "/notes",
       .formats = {"on", "at", "also_other"}},
      {.name = "a hand-over", .role = "adviser", .open = OnReferral("/handover")},
      {.name = "look again",
       .role = "adviser",
       .open = OnReferral("/look-again"),
       .formats = {"on"},
       .valid = {{"on", "1/10/2026"}}},
      {.name = "a restriction", .role = "safeguarding-manager", .open = OnReferral("/restriction")},
      {.name = "a case in error", .role = "team-manager", .open = OnEndedReferral("/error")},
      {.name = "a case on the wrong person",
       .role = "team-manager",
       .open = OnReferral("/move?to=" + PathReference(idris_))},
      {.name = "an owner", .role = "team-manager", .open = OnReferral("/owner")},
      {.name = "a party",
       .role = "adviser",
       .open = OnReferral("/parties"),
       .formats = {"person"},
       .valid = {{"person", Reference(idris_)}}},
  };
}

std::vector<Desk> Desks::TheCouncil() {
  const std::string adviser = "/users/" + PathReference(council_.As("adviser").user);
  const std::string team = "/teams/" + PathReference(council_.Team("locality-north"));
  return {
      {.name = "a user's details", .role = "administrator", .open = On(adviser), .formats = {"declared", "away_until"}},
      {.name = "a team's details", .role = "administrator", .open = On(team)},
  };
}

}  // namespace

TEST_CASE_METHOD(PageTest,
                 "every text field of every page keeps what was typed or refuses it in words, and shows it as text") {
  Desks desks(council);
  const auto joined = JoinedHostile(kJoined, ' ');
  const auto& strings = HostileStrings();
  for (const auto& desk : desks.All()) {
    Fuzzer fuzzer(council, pages, desk);
    for (const auto& text : joined) fuzzer.Try([&](std::size_t) { return text; });
    for (std::size_t from = 0; from < strings.size(); from += kStep)
      fuzzer.Try([&](std::size_t field) { return strings[(from + field) % strings.size()]; });
    fuzzer.CheckAllKept();
  }
  CHECK(pages.faults().empty());
  for (const auto& finding : council.Verify())
    FAIL_CHECK(finding.table << " " << finding.position << ": " << finding.say);
}

}  // namespace caseway::tests
