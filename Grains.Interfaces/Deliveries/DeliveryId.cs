using System.Buffers;
using System.Globalization;

namespace OrleansNotify.Deliveries;

/// <summary>
/// A delivery is an event at an endpoint, and its id says so: <c>dlv_&lt;32 digits of the endpoint&gt;_&lt;seq&gt;</c>. So it has an id before it
/// has a row.
/// </summary>
public readonly record struct DeliveryId(string EndpointId, long Seq)
{
    private const string Prefix = "dlv_";
    private const string EndpointPrefix = "ep_";
    private const int Digits = 32;
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    public static bool TryParse(string? text, out DeliveryId id)
    {
        id = default;
        if (text is null || text.Length < Prefix.Length + Digits + 2 || !text.StartsWith(Prefix, StringComparison.Ordinal) || text[Prefix.Length + Digits] != '_')
        {
            return false;
        }

        var endpoint = text.AsSpan(Prefix.Length, Digits);
        var isNumber = long.TryParse(text.AsSpan(Prefix.Length + Digits + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seq);
        id = new DeliveryId(string.Concat(EndpointPrefix, endpoint), seq);
        return isNumber && seq > 0 && !endpoint.ContainsAnyExcept(Hexadecimal);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{EndpointId[EndpointPrefix.Length..]}_{Seq}");
}
