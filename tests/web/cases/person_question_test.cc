// Questions that ask for a person: chosen from those around, found by name, and nobody needs to know a reference.
#include <algorithm>
#include <catch2/catch.hpp>
#include <regex>

#include "core/casework/council.h"
#include "core/casework/people.h"
#include "core/casework/submit_form.h"
#include "tests/support/case_story.h"
#include "tests/support/page_test.h"

using namespace caseway;
using namespace caseway::tests;
using Catch::Matchers::Contains;

namespace {

struct AskingForAPerson : PageTest {
  Actor adviser = council.As("adviser");
  PersonId amina = council.AddPerson(APerson("Amina", "Test"));
  PersonId esi = council.AddPerson(APerson("Esi", "Marchbank", "1970-02-03"));
  PersonId bo = council.AddPerson(APerson("Bo", "Farlander", "1968-09-12"));
  CaseId id = council.OpenReferral({.subject = amina});
  std::string form = Path(id, "/forms/screening");

  AskingForAPerson() {
    council.Must(adviser, [&](WritableRecord& record, const casework::Deed& deed) {
      return casework::RelatePeople(record, {.person = amina, .other = esi, .kind = "daughter"}, deed);
    });
  }
  http::Response Send(std::initializer_list<http::Field> fields) {
    http::Fields all;
    all.Add("who_for", "both");
    for (const auto& field : fields) all.Add(field.name, field.value);
    return pages.Post(form, all, adviser);
  }
  // What says from which state of the form a page was made.
  std::string Base() {
    const std::string body = pages.Get(form, adviser).body;
    std::smatch found;
    return std::regex_search(body, found, std::regex("name=\"base\"[^>]* value=\"([^\"]*)\"")) ? found[1]
                                                                                               : std::string();
  }
  // What the draft holds for the question "carer".
  std::string Kept() {
    std::string kept;
    council.Read([&](Record& record) {
      const auto draft = record.ReadDraft(record.cases().FormOf(id, "screening"));
      for (const auto& answer : draft->answers) {
        if (answer.question == "carer") kept = answer.current.value.Text();
      }
    });
    return kept;
  }
  static std::string Choice(PersonId person) { return "value=\"" + Reference(person) + "\""; }
};

}  // namespace

TEST_CASE_METHOD(AskingForAPerson, "Those around the person are offered by name, and one is chosen") {
  Send({{"deed", "refresh"}});
  const std::string page = pages.Get(form, adviser).body;
  CHECK_THAT(WordsOf(page), Contains("Who is the carer?") && Contains("Esi Marchbank, Daughter") &&
                                Contains("Nobody, or not known") && Contains("Somebody else"));
  CHECK_THAT(page, Contains(Choice(esi)) && !Contains(Choice(amina)));
  Send({{"deed", "save"}, {"carer", Reference(esi)}, {"carer", ""}});
  CHECK(Kept() == std::to_string(esi.value));
  Send({{"deed", "save"}, {"carer", "nobody"}, {"carer", ""}});
  CHECK(Kept().empty());
}

TEST_CASE_METHOD(AskingForAPerson, "Somebody else is found by name without a script, and what was typed stays") {
  const auto looked = Send({{"deed", "find:carer"}, {"carer", Reference(esi)}, {"carer", "farlander bo"}});
  CHECK_THAT(looked.location, Contains("#carer"));
  CHECK(Kept() == "farlander bo");
  const std::string page = pages.Get(form, adviser).body;
  CHECK_THAT(WordsOf(page), Contains("Esi Marchbank, Daughter") && Contains("Bo Farlander, born 12 September 1968") &&
                                Contains("“farlander bo”: nobody is chosen yet"));
  Send({{"deed", "save"}, {"carer", Reference(bo)}, {"carer", ""}});
  CHECK(Kept() == std::to_string(bo.value));
  const std::string chosen = pages.Get(form, adviser).body;
  CHECK_THAT(chosen, Contains(Choice(bo) + " checked"));
  CHECK_THAT(WordsOf(chosen), Contains("Bo Farlander, born 12 September 1968"));
}

TEST_CASE_METHOD(AskingForAPerson, "Nobody found says so, and a name without a person is not submitted") {
  Send({{"deed", "find:carer"}, {"carer", "Zebedee"}});
  CHECK_THAT(pages.Words(form, adviser),
             Contains("No one found for “Zebedee”. Try fewer parts, or another spelling: part of one name is enough."));
  const auto refused = Send({{"deed", "submit"}, {"carer", "Zebedee"}, {"carer", ""}});
  CHECK_THAT(pages.Words(refused.location, adviser),
             Contains("Choose who “Zebedee” is, or somebody else: “Who is the carer?”"));
}

TEST_CASE_METHOD(AskingForAPerson, "The audit says who was offered and found") {
  Send({{"deed", "find:carer"}, {"carer", "farlander"}});
  pages.Get(form, adviser);
  const auto shown = pages.Audit(1).at(0).shown;
  CHECK(std::count(shown.begin(), shown.end(), esi.value) == 1);
  CHECK(std::count(shown.begin(), shown.end(), bo.value) == 1);
}

TEST_CASE_METHOD(AskingForAPerson, "The box stands before the choices when the page's script saves it") {
  pages.Post(form + "/draft", {{"who_for", "both"}}, adviser);
  pages.Post(form + "/draft", {{"carer", Reference(esi)}, {"carer", "Bo"}}, adviser);
  CHECK(Kept() == "Bo");
  pages.Post(form + "/draft", {{"carer", Reference(esi)}, {"carer", ""}}, adviser);
  CHECK(Kept() == std::to_string(esi.value));
}

TEST_CASE_METHOD(AskingForAPerson,
                 "A reference of nobody, or of somebody close to the writer, is told beside its field") {
  const auto submit = [&](const std::string& who) {
    const auto sent = pages.Post(form,
                                 {{"base", Base()},
                                  {"who_for", "both"},
                                  {"safeguarding", "no"},
                                  {"carer", who},
                                  {"carer", ""},
                                  {"note", "Rang back"},
                                  {"deed", "submit"}},
                                 adviser);
    return sent.status == 303 ? pages.Words(sent.location, adviser) : WordsOf(sent.body);
  };
  const std::string say = "No person whom you may see has the reference or number given: “Who is the carer?”";
  CHECK_THAT(submit(Reference(id)), Contains(say) && Contains("Rang back"));
  council.Must(adviser, [&](WritableRecord& record, const casework::Deed& deed) {
    return casework::DeclareRelative(record, bo, deed);
  });
  adviser = council.Again(adviser);
  CHECK_THAT(submit(Reference(bo)), Contains(say) && !Contains("Bo Farlander"));
  CHECK_THAT(submit(Reference(esi)), !Contains(say));
  std::string kept;
  council.Read([&](Record& record) {
    for (const auto& version : record.cases().FormVersions(id, "screening")) kept = version.answers["carer"].Text();
  });
  CHECK(kept == std::to_string(esi.value));
}

TEST_CASE_METHOD(AskingForAPerson, "An NHS number without blanks is looked for, not taken for a record's number") {
  Person person = APerson("Ida", "Lin", "1950-01-02");
  person.nhs_number = "9996317064";
  council.AddPerson(person);
  Send({{"deed", "find:carer"}, {"carer", "9996317064"}, {"carer", ""}});
  CHECK_THAT(pages.Words(form, adviser),
             Contains("Ida Lin, born 2 January 1950") && Contains("“9996317064”: nobody is chosen yet"));
}
