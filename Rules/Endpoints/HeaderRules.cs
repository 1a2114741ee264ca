namespace OrleansNotify.Endpoints;

/// <summary>What becomes of headers whose values are not shown: who sends the mask back means no change.</summary>
public static class HeaderRules
{
    public static EndpointSettings Masked(EndpointSettings settings) => settings.Headers.Length == 0 ? settings : settings with
    {
        Headers = [.. settings.Headers.Select(header => header with { Value = CustomHeaderRules.Mask })],
    };

    /// <summary>Null when the result may not be saved, or a masked value replaces none that is stored.</summary>
    public static EndpointSettings? Merge(EndpointSettings given, EndpointSettings? before)
    {
        var headers = given.Headers.Select(header => header.Value != CustomHeaderRules.Mask ? header : Known(header.Name)).ToArray();
        return headers.Contains(null) || CustomHeaderRules.Check(headers!, given.SignatureHeader) is not null
            ? null
            : given with { Headers = headers! };

        NamedValue? Known(string name) => before?.Headers.FirstOrDefault(header => header.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } known
            ? known with { Name = name }
            : null;
    }
}
