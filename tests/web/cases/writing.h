// Writing: what the tests of forms begin with: a referral, two advisers, and the form of its contact.
//
//   Writing w;
//   w.pages.Post(w.Form(), w.With(w.Open(w.adviser), {{"deed", "save"}, {FirstText(), "Half a thought"}}), w.adviser);
//
// Threads: the test's own.
#pragma once

#include <regex>
#include <string>

#include "tests/support/case_story.h"
#include "tests/support/filled_form.h"
#include "tests/support/page_test.h"

namespace caseway::tests {

struct Writing : PageTest {
  Actor adviser = council.As("adviser"), other = council.As("adviser", 2);
  CaseId id = council.OpenReferral({.subject = council.AddPerson(APerson("Amina", "Test"))});

  std::string Form(const std::string& form = "contact") const {
    return "/cases/" + PathReference(id) + "/forms/" + form;
  }

  // The hidden fields of the page as this person has it open.
  http::Fields Open(const Actor& actor) {
    const std::string body = pages.Get(Form(), actor).body;
    http::Fields fields;
    for (const std::string name : {"base", "base_version", "window", "was"}) {
      std::smatch found;
      const std::regex field("name=\"" + name + "\"[^>]* value=\"([^\"]*)\"");
      if (std::regex_search(body, found, field)) fields.Add(name, found[1]);
    }
    return fields;
  }
  // As Open, with every question of "contact" answered.
  http::Fields Whole(const Actor& actor) {
    http::Fields fields = Open(actor);
    council.Read([&](Record& record) {
      auto context = casework::CaseContext::Load(record, *record.cases().Find(id), council.library(), council.now());
      const auto filled = FilledForm(**context, "contact", {}, council.now());
      for (const auto& [name, value] : filled.Named()) {
        if (value.IsText()) fields.Add(name, value.Text());
        for (const auto& item : value.Items()) fields.Add(name, item.Text());
      }
    });
    return fields;
  }
  http::Fields With(http::Fields fields, std::initializer_list<http::Field> more) const {
    for (const auto& field : more) fields.Add(field.name, field.value);
    return fields;
  }
  int Submitted() {
    int count = 0;
    for (const auto& event : council.EventsOf("case", id.value)) count += event.type == "case.form-submitted";
    return count;
  }
};

// The first long-text question and the required ones of the form "contact".
inline const forms::FormDefinition& Contact() {
  return ShippedLibrary().Live("referral")->forms.find("contact")->second;
}

inline std::string FirstText() {
  for (const auto& question : Contact().questions) {
    const bool text = question.type == forms::QuestionType::kLongText || question.type == forms::QuestionType::kText;
    if (text && !question.show_when) return question.id;
  }
  return "";
}

}  // namespace caseway::tests
