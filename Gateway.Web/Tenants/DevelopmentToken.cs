using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using OrleansNotify.Hosting;

namespace OrleansNotify.Tenants;

/// <summary>The webhook token of a server that was given none, in Development: kept beside the data, so that a pasted curl works after a restart.</summary>
internal sealed class DevelopmentToken(IOptions<StoreOptions> options)
{
    private readonly Lazy<string> _value = new(() => ReadOrCreate(Path.Combine(options.Value.DataDirectory, "webhook.token")));

    public string Value => _value.Value;

    private static string ReadOrCreate(string path)
    {
        if (!File.Exists(path))
        {
            File.WriteAllText(path, Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));
        }

        return File.ReadAllText(path).Trim();
    }
}
