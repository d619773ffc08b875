// Sensitive<T>: personal data that cannot be streamed, formatted or logged by accident.
//
//   Sensitive<std::string> surname{"Okafor"};
//   log << surname;          // does not compile
//   page.Text(surname.Reveal());   // the named way out, easy to find in review
//
// Threads: as T.
#pragma once

#include <string>
#include <utility>

namespace caseway {

template <class T>
class Sensitive {
 public:
  Sensitive() = default;
  explicit Sensitive(T value) : value_(std::move(value)) {}
  const T& Reveal() const { return value_; }
  bool operator==(const Sensitive&) const = default;
  template <class Stream>
  friend Stream& operator<<(Stream&, const Sensitive&) = delete;

 private:
  T value_{};
};

using SensitiveText = Sensitive<std::string>;

}  // namespace caseway
