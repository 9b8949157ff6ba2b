class Ristretto < Formula
  desc "Deploys to Amazon ECS with exactly the permissions it needs"
  homepage "https://github.com/ristretto-ecs/ristretto"
  version "@VERSION@"
  license "MIT"

  on_macos do
    on_arm do
      url "https://github.com/ristretto-ecs/ristretto/releases/download/v@VERSION@/ristretto-darwin-arm64"
      sha256 "@SHA256:ristretto-darwin-arm64@"
    end
    on_intel do
      url "https://github.com/ristretto-ecs/ristretto/releases/download/v@VERSION@/ristretto-darwin-x64"
      sha256 "@SHA256:ristretto-darwin-x64@"
    end
  end

  on_linux do
    on_arm do
      url "https://github.com/ristretto-ecs/ristretto/releases/download/v@VERSION@/ristretto-linux-arm64"
      sha256 "@SHA256:ristretto-linux-arm64@"
    end
    on_intel do
      url "https://github.com/ristretto-ecs/ristretto/releases/download/v@VERSION@/ristretto-linux-x64"
      sha256 "@SHA256:ristretto-linux-x64@"
    end
  end

  def install
    bin.install Dir["ristretto-*"].first => "ristretto"
    bin.install_symlink "ristretto" => "ristretto-run"
    generate_completions_from_executable(bin/"ristretto", "completion", shells: [:bash, :zsh, :fish])
  end

  test do
    assert_match version.to_s, shell_output("#{bin}/ristretto version")
  end
end
