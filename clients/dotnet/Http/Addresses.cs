using System.Globalization;

namespace OrleansNotify.Client.Http;

internal static class Addresses
{
    /// <summary>A path below the server's address, which may itself be below another.</summary>
    public static Uri At(Uri server, string path) => new(server.AbsoluteUri.TrimEnd('/') + path);

    public static string Query(string path, params (string Name, object? Value)[] members)
    {
        var given = members.Where(member => member.Value is not null).Select(member => $"{member.Name}={Text(member.Value!)}").ToArray();
        return given.Length == 0 ? path : $"{path}?{string.Join('&', given)}";
    }

    private static string Text(object value)
        => value is bool isSet ? isSet ? "true" : "false" : Uri.EscapeDataString(Convert.ToString(value, CultureInfo.InvariantCulture)!);
}
