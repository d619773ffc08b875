// Any lines of name=value as what a browser sent: answers are normal after one go, and what is complete has its types.
#include <cstdlib>
#include <sstream>
#include <string>

#include "tests/core/forms/sample_form.h"

namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
  using namespace caseway::forms;  // NOLINT: a fuzz target is one function
  static const FormDefinition form = SampleForm();
  std::istringstream lines(std::string(reinterpret_cast<const char*>(data), size));
  Fields fields;
  for (std::string line; std::getline(lines, line) && fields.size() < 100;) {
    const auto equals = line.find('=');
    if (equals != std::string::npos) fields.emplace_back(line.substr(0, equals), line.substr(equals + 1));
  }
  const caseway::Document kept = Normalise(form, AnswersFromFields(form, fields));
  Require(Normalise(form, kept) == kept);
  const auto value = ToFeel(form, kept, ShowSample(form, kept));
  if (ValidateSample(form, kept).empty()) Require(caseway::feel::Accepts(TypeOf(form, SampleCodes()), value));
  for (const Question& question : form.questions) DescribeAnswer(question, kept[question.id], SampleCodes());
  return 0;
}
