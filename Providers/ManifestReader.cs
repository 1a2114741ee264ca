using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>Reads the data files that are embedded beside the providers.</summary>
internal static class ManifestReader
{
    /// <param name="folder">The provider's, for example <c>TwilioSms</c>.</param>
    public static ProviderManifest Read(string folder)
    {
        using var file = Open($"{folder}/provider.json");
        var manifest = JsonSerializer.Deserialize(file, ManifestJson.Default.ProviderManifest) ?? throw new JsonException($"{folder}/provider.json is null");
        // The generated reader sets what a file does not have to null, whatever its initial value.
        return manifest with { NeedsOneOf = manifest.NeedsOneOf ?? [], Together = manifest.Together ?? [] };
    }

    /// <param name="path">From the folder of this project, for example <c>Twilio/codes.json</c>.</param>
    public static Stream Open(string path)
        => typeof(ManifestReader).Assembly.GetManifestResourceStream(path) ?? throw new FileNotFoundException($"{path} is not embedded", path);
}
