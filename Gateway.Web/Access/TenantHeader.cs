namespace OrleansNotify.Access;

/// <summary>The dashboard's clients name their tenant in a header. It says which one is meant, never that the caller may.</summary>
internal static class TenantHeader
{
    public const string Name = "x-tenant-id";

    /// <summary>False when it is repeated; true with null when it is not there.</summary>
    public static bool TryRead(HttpRequest request, out string? tenant)
    {
        var header = request.Headers[Name];
        tenant = header.Count == 1 ? header[0] : null;
        return header.Count <= 1;
    }
}
