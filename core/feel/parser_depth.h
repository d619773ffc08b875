// Parser::Deeper: counts how deep the parser is in itself, so that no text can exhaust the stack. Sources of the parser
// only.
#pragma once

#include "core/feel/parser.h"

namespace caseway::feel {

class Parser::Deeper {
 public:
  explicit Deeper(Parser& parser) : parser_(parser) {
    if (++parser_.depth_ > 120) {
      parser_.depth_ = 0;
      parser_.Fail("the expression is nested too deeply");
    }
  }
  ~Deeper() { --parser_.depth_; }
  Deeper(const Deeper&) = delete;
  Deeper& operator=(const Deeper&) = delete;

 private:
  Parser& parser_;
};

}  // namespace caseway::feel
