using System.Text;

namespace OrleansNotify.Endpoints;

/// <summary>
/// The values of custom headers, which are often credentials. They are kept in the stored settings one by one, as a text that a silo of the
/// version before carries along when it changes other settings.
/// </summary>
public sealed partial class EndpointSecretBox
{
    private const string Prefix = "sealed.v1:";

    public EndpointSettings Seal(EndpointKey key, EndpointSettings settings) => settings with
    {
        Headers = [.. settings.Headers.Select(header => header with { Value = SealHeader(key, header.Name, Encoding.UTF8.GetBytes(header.Value)) })],
    };

    /// <summary>Values that were stored before they were sealed are read as they are. Null when one cannot be opened.</summary>
    public EndpointSettings? Open(EndpointKey key, EndpointSettings stored)
    {
        var headers = new NamedValue[stored.Headers.Length];
        for (var i = 0; i < headers.Length; i++)
        {
            headers[i] = stored.Headers[i];
            if (TryBox(headers[i].Value, out var sealedValue))
            {
                if (box.Open(sealedValue, Context(key, headers[i].Name)) is not { } value)
                {
                    return null;
                }

                headers[i] = headers[i] with { Value = Encoding.UTF8.GetString(value) };
            }
        }

        return stored with { Headers = headers };
    }

    /// <summary>The stored settings with all values sealed under the current key; the same where there is nothing to do, or nothing that opens.</summary>
    public string SealStored(EndpointKey key, string json)
    {
        var stored = EndpointSettingsJson.Read(json);
        var isChanged = false;
        var headers = stored.Headers.Select(header =>
        {
            var clear = !TryBox(header.Value, out var sealedValue) ? Encoding.UTF8.GetBytes(header.Value)
                : box.IsCurrent(sealedValue) ? null
                : box.Open(sealedValue, Context(key, header.Name));
            isChanged |= clear is not null;
            return clear is null ? header : header with { Value = SealHeader(key, header.Name, clear) };
        }).ToArray();
        return isChanged ? EndpointSettingsJson.Write(stored with { Headers = headers }) : json;
    }

    private string SealHeader(EndpointKey key, string name, byte[] value)
        => Prefix + Convert.ToBase64String(box.Seal(value, Context(key, name)));

    private static bool TryBox(string value, out byte[] sealedValue)
    {
        var buffer = new byte[value.Length];
        var isBox = value.StartsWith(Prefix, StringComparison.Ordinal)
            & Convert.TryFromBase64String(value.StartsWith(Prefix, StringComparison.Ordinal) ? value[Prefix.Length..] : "", buffer, out var length);
        sealedValue = buffer[..length];
        return isBox;
    }

    private static string Context(EndpointKey key, string header) => $"{Context(key)}/header/{header.ToLowerInvariant()}";
}
