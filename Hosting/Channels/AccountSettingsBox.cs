using System.Text.Json;
using OrleansNotify.Secrets;

namespace OrleansNotify.Channels;

/// <summary>Seals the settings of accounts, each for its row.</summary>
public sealed class AccountSettingsBox(SecretBox box)
{
    public byte[] Seal(string tenant, string id, IReadOnlyDictionary<string, string> settings)
        => box.Seal(JsonSerializer.SerializeToUtf8Bytes(settings), Context(tenant, id));

    /// <summary>Null: no key here opens it.</summary>
    public Dictionary<string, string>? Open(string tenant, string id, byte[] settings)
        => box.Open(settings, Context(tenant, id)) is { } json ? JsonSerializer.Deserialize<Dictionary<string, string>>(json) : null;

    private static string Context(string tenant, string id) => $"provider-account/{tenant}/{id}";
}
