#include "web/assets/assets.h"

#include <cassert>

namespace caseway::assets {

const Asset* FindAsset(std::string_view path) {
  for (const Asset& asset : AllAssets()) {
    if (asset.path == path) return &asset;
  }
  return nullptr;
}

std::string_view AssetPath(std::string_view name) {
  for (const Asset& asset : AllAssets()) {
    if (asset.name == name) return asset.path;
  }
  assert(!"an asset of that name");
  return {};
}

}  // namespace caseway::assets
