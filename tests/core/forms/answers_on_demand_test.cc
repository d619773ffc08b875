#include "core/forms/answers_on_demand.h"

#include <catch2/catch.hpp>

#include "tests/core/forms/sample_form.h"

namespace caseway::forms {
namespace {

class NoFacts : public feel::Environment {
 public:
  const feel::Value* Find(std::string_view) const override { return nullptr; }
};

std::vector<Document> ManyAnswers() {
  const FormDefinition form = SampleForm();
  std::vector<Document> all;
  for (const char* mood : {"well", "worried", ""}) {
    for (const char* paid : {"yes", "no", ""}) {
      all.push_back(AnswersFromFields(form, {{"safe", "no"},
                                             {"mood", mood},
                                             {"worry", "The stairs"},
                                             {"needs", "well"},
                                             {"seen_on", "1/10/2026"},
                                             {"born", "1941-05"},
                                             {"age", "85"},
                                             {"cost", "12.50"},
                                             {"helpers[0].name", "Ann"},
                                             {"helpers[0].paid", paid},
                                             {"helpers[0].ask_again", "2/12/2026"}}));
    }
  }
  return all;
}

TEST_CASE("Answers asked for one by one are those of the whole form") {
  const FormDefinition form = SampleForm();
  const NoFacts facts;
  for (const Document& answers : ManyAnswers()) {
    const feel::Value whole = ToFeel(form, answers, ShowSample(form, answers));
    const CodeLists codes = SampleCodes();
    const AnswersOnDemand on_demand(form, answers, {facts, codes, SampleNow()});
    for (const Question& question : form.questions) {
      INFO(question.id << " of " << WriteJson(answers));
      CHECK(feel::ToDocument(*on_demand.Member(question.id)) == feel::ToDocument(*whole.Member(question.id)));
    }
    CHECK(feel::ToDocument(on_demand.Whole()) == feel::ToDocument(whole));
  }
}

TEST_CASE("What is no question is no answer") {
  const FormDefinition form = SampleForm();
  const NoFacts facts;
  const CodeLists codes;
  const Document none;
  const AnswersOnDemand on_demand(form, none, {facts, codes, SampleNow()});
  CHECK(on_demand.Member("nonsense") == nullptr);
  CHECK(on_demand.Member("safe")->IsNull());
}

}  // namespace
}  // namespace caseway::forms
