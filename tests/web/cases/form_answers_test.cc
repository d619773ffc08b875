#include "web/views/form_answers.h"

#include <catch2/catch.hpp>

#include "tests/support/council.h"
#include "web/views/form_fields.h"

using namespace caseway;
using namespace caseway::web;

namespace {

const forms::FormDefinition& Concern() {
  return tests::ShippedLibrary().Live("safeguarding")->forms.find("concern")->second;
}

forms::ShownQuestions All(const forms::FormDefinition& form) {
  forms::ShownQuestions shown;
  for (const auto& question : form.questions) shown.paths.insert(question.id);
  return shown;
}

}  // namespace

TEST_CASE("only what a writer changed is sent on") {
  const auto& form = Concern();
  const Document before = Document().Set("safe_now", "no").Set("what_happened", "Two lines\nof text");
  const std::string was = WasField(form, before, before, All(form));
  const auto typed = ReadTyped(form, {{"was", was},
                                      {"base", "7"},
                                      {"base_version", "2"},
                                      {"safe_now", "no"},
                                      {"what_happened", "Two lines\r\nof text"},
                                      {"where_now", "At home"}});
  CHECK(typed.base == 7);
  CHECK(typed.base_version == 2);
  REQUIRE(typed.changed.size() == 1);
  CHECK(typed.changed[0].question == "where_now");
  CHECK(typed.changed[0].value.Text() == "At home");
}

TEST_CASE("an answer the page saved on the way and then set back counts as changed") {
  const auto& form = Concern();
  const Document kept = Document().Set("where_now", "At home");
  const std::string was = WasField(form, kept, kept, All(form));
  const auto typed = ReadTyped(form, {{"was", was}, {"where_now", "At home"}, {"saved_here", "where_now lines[0].x"}});
  REQUIRE(typed.changed.size() == 1);
  CHECK(typed.changed[0].question == "where_now");
  CHECK(typed.changed[0].value.Text() == "At home");
}

TEST_CASE("an answer taken away is a change to nothing") {
  const auto& form = Concern();
  const Document kept = Document().Set("where_now", "At home");
  const std::string was = WasField(form, kept, kept, All(form));
  const auto typed = ReadTyped(form, {{"was", was}, {"where_now", "  "}});
  REQUIRE(typed.changed.size() == 1);
  CHECK(typed.changed[0].value.IsNull());
}

TEST_CASE("what a field was filled in with is the writer's own, left as it is, changed back or taken out") {
  const auto& form = Concern();
  const Document kept = Document().Set("safe_now", "no"), in_fields = Document().Set("safe_now", "yes");
  const std::string was = WasField(form, kept, in_fields, All(form));
  const std::string sent = GENERATE("yes", "no", "");
  const auto typed = ReadTyped(form, {{"was", was}, {"safe_now", sent}});
  REQUIRE(typed.changed.size() == 1);
  CHECK(typed.changed[0].question == "safe_now");
  CHECK(typed.changed[0].value.Text() == sent);
}

TEST_CASE("rows keep their answers, and wholly empty rows do not count") {
  const auto& form = Concern();
  const auto typed = ReadTyped(form, {{"allegations[0].abuse_type", ""},
                                      {"allegations[1].abuse_type", "physical"},
                                      {"allegations[1].happened", "1941"}});
  const auto& rows = typed.answers["allegations"].Items();
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["abuse_type"].Text() == "physical");
  CHECK(rows[0]["happened"].Text() == "1941");
}

TEST_CASE("the id of a field holds nothing that a link could not point to") {
  CHECK(FieldId("allegations[2].abuse_type") == "allegations-2-abuse_type");
  const auto links = FormErrorLinks(Concern(), {{"safe_now", "Say whether the adult is safe now"}});
  REQUIRE(links.size() == 1);
  CHECK(links[0].href.view() == "#safe_now");
}
