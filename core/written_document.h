// WrittenDocument: a document that stays the JSON it is kept as until somebody reads it.
//
//   row.due = WrittenDocument(std::string(column));     // costs a copy
//   row.due["kind"].Text()                              // read now, once
//
// For rows of which most readers want another column. What cannot be read is null. Threads: a value; reading it for the
// first time changes it, so one thread at a time.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "core/document.h"

namespace caseway {

class WrittenDocument {
 public:
  WrittenDocument() : read_(Document()) {}
  WrittenDocument(Document document) : read_(std::move(document)) {}  // NOLINT: either form of the same thing
  explicit WrittenDocument(std::string json) : json_(std::move(json)) {}

  const Document& Read() const {
    if (!read_) {
      auto document = ReadJson(json_);
      read_ = document ? *std::move(document) : Document();
    }
    return *read_;
  }
  operator const Document&() const { return Read(); }  // NOLINT: likewise
  const Document& operator[](std::string_view name) const { return Read()[name]; }
  bool Contains(std::string_view name) const { return Read().Contains(name); }

 private:
  std::string json_;
  mutable std::optional<Document> read_;
};

}  // namespace caseway
