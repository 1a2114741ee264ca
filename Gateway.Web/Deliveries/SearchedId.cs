namespace OrleansNotify.Deliveries;

/// <summary>What a search takes for the beginning of an id: <c>evt_</c> with at least eight digits, <c>dlv_</c> or <c>ep_</c> with at least four.</summary>
internal sealed record SearchedId(string? EventPrefix, string? EndpointPrefix, DeliveryId? Delivery)
{
    private const int LeastOfEvent = 8;
    private const int LeastOfEndpoint = 4;

    public static bool TryParse(string text, out SearchedId? id)
    {
        id = DeliveryId.TryParse(text, out var delivery) ? new SearchedId(null, null, delivery)
            : IsPrefix(text, "evt_", LeastOfEvent) ? new SearchedId(text, null, null)
            : IsPrefix(text, "dlv_", LeastOfEndpoint) ? new SearchedId(null, $"ep_{text["dlv_".Length..].TrimEnd('_')}", null)
            : IsPrefix(text, "ep_", LeastOfEndpoint) ? new SearchedId(null, text, null)
            : null;
        return id is not null;
    }

    public bool Matches(DeliveryRow row)
        => Delivery is { } id ? row.Seq == id.Seq && row.EndpointId == id.EndpointId
            : EventPrefix is not null ? row.EventId.StartsWith(EventPrefix, StringComparison.Ordinal)
            : row.EndpointId.StartsWith(EndpointPrefix!, StringComparison.Ordinal);

    private static bool IsPrefix(string text, string start, int least)
    {
        var digits = text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..].TrimEnd('_') : "";
        return digits.Length >= least && digits.Length <= 32 && digits.All(char.IsAsciiHexDigitLower);
    }
}
