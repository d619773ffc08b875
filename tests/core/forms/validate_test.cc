#include <catch2/catch.hpp>

#include "core/forms/answers.h"
#include "tests/core/forms/sample_form.h"

namespace caseway::forms {
namespace {

std::string Errors(const Fields& fields) {
  const FormDefinition form = SampleForm();
  std::string text;
  for (const FieldError& error : ValidateSample(form, AnswersFromFields(form, fields)))
    text += error.field + ": " + error.say + "\n";
  return text;
}

TEST_CASE("A complete form has no errors") {
  CHECK(Errors({{"safe", "unknown"}, {"seen_on", "1/10/2026"}, {"helpers[0].name", "Ann"}}) == "");
}

TEST_CASE("Required means required when shown") {
  CHECK(Errors({}) == "safe: Answer “Is it safe?”\n");
  CHECK(Errors({{"safe", "yes"}, {"mood", "well"}}) == "");
  CHECK(Errors({{"safe", "yes"}, {"mood", "worried"}}) == "worry: Answer “What worries them?”\n");
  CHECK(Errors({{"safe", "yes"}, {"mood", "worried"}, {"worry", "  \n "}}) == "worry: Answer “What worries them?”\n");
}

TEST_CASE("All errors are told at once, each by its path") {
  CHECK(Errors({{"seen_on", "31/09/2011"}, {"age", "121"}, {"helpers[0].paid", "no"}}) ==
        "safe: Answer “Is it safe?”\n"
        "seen_on: Date they were seen must be a real date: September 2011 has 30 days\n"
        "age: Age must be 120 or less\n"
        "helpers[0].name: Enter name\n");
}

TEST_CASE("What is wrong with one answer is said in its sentence") {
  const std::pair<Fields, std::string> cases[] = {
      {{{"seen_on", "1/12/2026"}}, "seen_on: Date they were seen must not be in the future\n"},
      {{{"seen_on.day", "1"}, {"seen_on.year", "2026"}},
       "seen_on: Date they were seen must include a day, a month and a year\n"},
      {{{"born", "long ago"}},
       "born: Date of birth must be a date as far as it is known, such as 10 5 1941, 1941 or 1940s\n"},
      {{{"age", "old"}}, "age: Age must be a number, such as 12\n"},
      {{{"age", "85.5"}}, "age: Age must be a whole number\n"},
      {{{"age", "-1"}}, "age: Age must be 0 or more\n"},
      {{{"cost", "1.234"}}, "cost: Cost must be an amount of money, such as £12.50\n"},
      {{{"mood", "happy"}}, "mood: Select one of the choices offered: mood\n"},
      {{{"mood", "cross"}}, "mood: “Cross” is no longer offered: select another for mood\n"},
      {{{"safe", "maybe"}}, "safe: Select yes, no or unknown: “Is it safe?”\n"},
      {{{"helpers[0].name", "Annabella Maria"}}, "helpers[0].name: Name must be 10 characters or fewer: it has 15\n"},
      {{{"helpers[0].name", "\xff"}}, "helpers[0].name: Name has characters that cannot be read\n"},
  };
  for (auto [fields, expected] : cases) {
    if (fields[0].first != "safe") fields.emplace_back("safe", "yes");
    CHECK(Errors(fields) == expected);
  }
}

TEST_CASE("An answer of lines is kept with whatever was pasted into it") {
  const auto worry = [](const std::string& text) {
    return Errors({{"safe", "yes"}, {"mood", "worried"}, {"worry", text}});
  };
  for (const char* unseen : {"\x01", "\x1B[31m", "\x0B", "\x7F", "\xC2\x80", "\xC2\x9F", "\xE2\x80\xAA", "\xE2\x80\xAE",
                             "\xE2\x81\xA6", "\xE2\x81\xA9", "\xE2\x80\xA8", "\xE2\x80\xA9"})
    CHECK(worry(std::string("She is ") + unseen + "afraid") == "");
  for (const char* seen : {"She is\r\nafraid\tof\nhim", "שלום سلام", "ما\xE2\x80\x8C", "\xC2\xA0O’Neill"})
    CHECK(worry(std::string(seen)) == "");
}

TEST_CASE("An answer of one line has no line break") {
  const auto name = [](const std::string& text) { return Errors({{"safe", "yes"}, {"helpers[0].name", text}}); };
  const std::string refused = "helpers[0].name: Take out line breaks and other characters that cannot be seen: name\n";
  CHECK(name("Ann\nB") == refused);
  CHECK(name("Ann\tB") == refused);
  CHECK(name("Ann\xE2\x80\xAE") == refused);
  CHECK(name("Ann B") == "");
}

TEST_CASE("Length is counted in characters, not in bytes") {
  CHECK(Errors({{"safe", "yes"}, {"helpers[0].name", "éééééééééé"}}) == "");
}

}  // namespace
}  // namespace caseway::forms
