using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>Reads the data files that are embedded beside the providers.</summary>
internal static class ManifestReader
{
    /// <param name="folder">The provider's, for example <c>TwilioSms</c>.</param>
    public static ProviderManifest Read(string folder)
    {
        using var file = Open($"{folder}/provider.json");
        return JsonSerializer.Deserialize(file, ManifestJson.Default.ProviderManifest) ?? throw new JsonException($"{folder}/provider.json is null");
    }

    /// <param name="path">From the folder of this project, for example <c>Twilio/codes.json</c>.</param>
    public static Stream Open(string path)
        => typeof(ManifestReader).Assembly.GetManifestResourceStream(path) ?? throw new FileNotFoundException($"{path} is not embedded", path);
}
