// Reads a .dmn file (DMN 1.1 to 1.5) into a decision model.
//
//   Result<DmnFile> file = ReadDmn(text, "eligibility.dmn", scope);
//   if (!file) return file.error();          // "eligibility.dmn:12: ..." : no XML, or not a model
//   file->problems                           // expressions that do not parse; the model has them as null
//   file->model.Evaluate("Eligibility", answers, {now})
//
// `scope` has the types of names the file may use beside its own inputs (forms, person, case); an input datum without a
// type of its own takes the scope's. Pictures of the diagram are ignored. Threads: pure.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/feel/decision.h"

namespace caseway::dmn {

struct DmnProblem {
  int line = 0;
  std::string say;
};

struct DmnFile {
  feel::DecisionModel model;
  std::vector<DmnProblem> problems;
};

// Errors: kInvalidInput, `say` is "FILE:LINE: sentence".
Result<DmnFile> ReadDmn(std::string_view xml, const std::string& file, const feel::TypeScope& scope = {});
// The same, and any problem is an error: what live definitions are read with.
Result<feel::DecisionModel> LoadDmn(std::string_view xml, const std::string& file, const feel::TypeScope& scope = {});

}  // namespace caseway::dmn
