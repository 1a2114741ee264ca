using System.Text;

namespace OrleansNotify.Channels;

/// <summary>Callbacks as a gateway hands them over.</summary>
internal static class Callbacks
{
    public static CallbackRequest Form(string url, string body, params (string Name, string Value)[] headers)
        => Of("POST", url, Encoding.UTF8.GetBytes(body), [("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8"), .. headers]);

    public static CallbackRequest Json(string url, string body, params (string Name, string Value)[] headers)
        => Of("POST", url, Encoding.UTF8.GetBytes(body), [("Content-Type", "application/json"), .. headers]);

    public static CallbackRequest Of(string method, string url, byte[] body, params (string Name, string Value)[] headers)
        => new(method, new Uri(url), headers.ToDictionary(header => header.Name, header => header.Value, StringComparer.OrdinalIgnoreCase), body);
}
