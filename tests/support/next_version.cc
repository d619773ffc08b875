#include "tests/support/next_version.h"

#include <stdexcept>

#include "tests/support/openssl_digest.h"
#include "workflows/loader/read_bundle.h"

namespace caseway::tests {
namespace {

void Reword(std::string& text, const Rewordings& rewordings) {
  for (const auto& [was, is] : rewordings) {
    if (text.find(was) == std::string::npos) throw std::runtime_error("the pathway does not say " + was);
    for (auto at = text.find(was); at != std::string::npos; at = text.find(was, at + is.size()))
      text.replace(at, was.size(), is);
  }
}

}  // namespace

std::string Sha256Hex(std::string_view text) {
  static const OpensslDigest digest;
  std::string out;
  for (const std::uint8_t byte : digest.Sha256(text)) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

std::shared_ptr<const pathway::Bundle> NextVersion(const pathway::Library& library, const std::string& pathway,
                                                   const std::string& file, const Rewordings& rewordings) {
  auto files = *loader::FilesOf(library.Live(pathway)->text);
  const int version = library.Live(pathway)->version();
  const auto line = [](int number) { return "version    = " + std::to_string(number) + "\n"; };
  for (auto& [path, content] : files) {
    if (path == pathway + "/" + file) Reword(content, rewordings);
    if (path == pathway + "/pathway.toml") Reword(content, {{line(version), line(version + 1)}});
  }
  auto bundle = loader::RestoreBundle(loader::CanonicalText(std::move(files)), Sha256Hex);
  if (!bundle) throw std::runtime_error(bundle.error().say);
  return *bundle;
}

}  // namespace caseway::tests
