#include "core/forms/answers.h"

#include <catch2/catch.hpp>

#include "tests/core/forms/sample_form.h"

namespace caseway::forms {
namespace {

TEST_CASE("Fields of a browser become answers by path") {
  const FormDefinition form = SampleForm();
  const Document answers = AnswersFromFields(form, {{"safe", "no"},
                                                    {"needs", "well"},
                                                    {"needs", "worried"},
                                                    {"seen_on.day", "1"},
                                                    {"seen_on.month", "10"},
                                                    {"seen_on.year", "2026"},
                                                    {"helpers[0].name", "Ann"},
                                                    {"helpers[2].name", "Bo"},
                                                    {"helpers[2].ask_again.day", "3"},
                                                    {"nonsense", "x"},
                                                    {"helpers[0].nonsense", "x"},
                                                    {"helpers[9999999].name", "x"}});
  CHECK(WriteJson(answers) ==
        R"({"safe":"no","needs":["well","worried"],"seen_on":{"day":"1","month":"10","year":"2026"},)"
        R"("helpers":[{"name":"Ann"},{"name":"Bo","ask_again":{"day":"3"}}]})");
  CHECK(AnswerAt(answers, "helpers[1].name").Text() == "Bo");
  CHECK(AnswerAt(answers, "helpers[7].name").IsNull());
}

TEST_CASE("Normalising gives dates in ISO, numbers plain and money in pence, and keeps what cannot be read") {
  const FormDefinition form = SampleForm();
  const Document typed = AnswersFromFields(form, {{"seen_on", "1/10/2026"},
                                                  {"born.month", "5"},
                                                  {"born.year", "1941"},
                                                  {"age", " 85.0 "},
                                                  {"cost", "£1,234.5"},
                                                  {"worry", "one\r\ntwo"},
                                                  {"helpers[0].ask_again", "31/09/2026"}});
  CHECK(WriteJson(Normalise(form, typed)) ==
        R"({"seen_on":"2026-10-01","born":"1941-05","age":"85","cost":123450,"worry":"one\ntwo",)"
        R"("helpers":[{"ask_again":"31/09/2026"}]})");
}

TEST_CASE("Naughty strings are kept as they were typed") {
  const FormDefinition form = SampleForm();
  for (const char* text : {"<script>alert(1)</script>", "' OR 1=1 --", "  spaces  ", "田中さん", "=1+1", "{{x}}"}) {
    const Document kept = Normalise(form, AnswersFromFields(form, {{"worry", text}}));
    CHECK(kept["worry"].Text() == text);
  }
}

TEST_CASE("A hidden answer is kept and not counted") {
  const FormDefinition form = SampleForm();
  Document answers = AnswersFromFields(form, {{"mood", "worried"}, {"worry", "The stairs"}});
  CHECK(ShowSample(form, answers).Has("worry"));
  CHECK(ToFeel(form, answers, ShowSample(form, answers)).Member("worry")->ToText() == "The stairs");
  SetAnswer(form, answers, "mood", Document("well"));
  const ShownQuestions shown = ShowSample(form, answers);
  CHECK_FALSE(shown.Has("worry"));
  CHECK(answers["worry"].Text() == "The stairs");
  CHECK(ToFeel(form, answers, shown).Member("worry")->IsNull());
}

TEST_CASE("A row's question looks at its own row") {
  const FormDefinition form = SampleForm();
  const Document answers = AnswersFromFields(
      form,
      {{"helpers[0].name", "Ann"}, {"helpers[0].paid", "no"}, {"helpers[1].name", "Bo"}, {"helpers[1].paid", "yes"}});
  const ShownQuestions shown = ShowSample(form, answers);
  CHECK(shown.Has("helpers[0].ask_again"));
  CHECK_FALSE(shown.Has("helpers[1].ask_again"));
}

TEST_CASE("Answers become FEEL values of their types") {
  const FormDefinition form = SampleForm();
  const Document answers = AnswersFromFields(form, {{"safe", "yes"},
                                                    {"needs", "well"},
                                                    {"seen_on", "1/10/2026"},
                                                    {"born", "1941"},
                                                    {"age", "85"},
                                                    {"cost", "12.50"},
                                                    {"helpers[0].name", "Ann"}});
  const auto value = ToFeel(form, answers, ShowSample(form, answers));
  CHECK(value.Member("mood")->IsNull());
  CHECK(value.Member("needs")->ToString() == "[\"well\"]");
  CHECK(value.Member("seen_on")->Is(feel::Value::Kind::kDate));
  CHECK(value.Member("born")->Member("precision")->ToText() == "year");
  CHECK(value.Member("cost")->ToString() == "12.5");
  CHECK(value.Member("helpers")->items().size() == 1);
  CHECK(feel::Accepts(TypeOf(form, SampleCodes()), value));
}

TEST_CASE("Answers are described for reading") {
  const FormDefinition form = SampleForm();
  const auto described = [&](const char* id, Document answer) {
    return DescribeAnswer(*form.Find(id), answer, SampleCodes());
  };
  CHECK(described("safe", "yes") == "Yes");
  CHECK(described("mood", "cross") == "Cross");
  CHECK(described("needs", Document(Document::List{"well", "worried"})) == "Well, Worried");
  CHECK(described("seen_on", "2026-10-01") == "1 October 2026");
  CHECK(described("born", "1941") == "about 1941");
  CHECK(described("cost", Document(1250)) == "£12.50");
  CHECK(described("seen_on", "31/09/2026") == "31/09/2026");
  CHECK(described("worry", "") == "");
}

}  // namespace
}  // namespace caseway::forms
