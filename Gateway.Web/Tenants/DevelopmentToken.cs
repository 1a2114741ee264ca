using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;

namespace OrleansNotify.Tenants;

/// <summary>The webhook token and the API key of a server that was given none, in Development: kept beside the data, so that a pasted curl works after a restart.</summary>
internal sealed class DevelopmentToken(IOptions<StoreOptions> options)
{
    private readonly Lazy<string> _webhook = new(() => ReadOrCreate(
        Path.Combine(options.Value.DataDirectory, "webhook.token"), () => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16))));

    private string? _apiKey;

    public string Webhook => _webhook.Value;

    public string ApiKeyOf(string tenant)
        => _apiKey ??= ReadOrCreate(Path.Combine(options.Value.DataDirectory, "api.key"), () => ApiKey.New(tenant));

    private static string ReadOrCreate(string path, Func<string> make)
    {
        if (!File.Exists(path))
        {
            OwnFile.Write(path, make());
        }

        return File.ReadAllText(path).Trim();
    }
}
