using System.Net.Http.Headers;
using System.Text;

namespace OrleansNotify.Fuzz;

/// <param name="Target">Path and query, escaped.</param>
/// <param name="Body">Null: none.</param>
internal sealed record FuzzRequest(
    string Method, string Target, IReadOnlyList<(string Name, string Value)> Headers, byte[]? Body, string? ContentType, Credential Credential)
{
    public HttpRequestMessage ToMessage()
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Target);
        foreach (var (name, value) in Headers.Concat(Credential.Headers))
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (Body is not null)
        {
            message.Content = new ByteArrayContent(Body);
            if (MediaTypeHeaderValue.TryParse(ContentType, out var type))
            {
                message.Content.Headers.ContentType = type;
            }
        }

        return message;
    }

    public override string ToString()
    {
        var headers = string.Concat(Headers.Select(header => $"\n    {header.Name}: {header.Value}"));
        var body = Body is null ? "" : $"\n    {ContentType}\n    {(Body.Length > 2_000 ? $"{Body.Length} bytes, base64 of the first: {Convert.ToBase64String(Body[..1_000])}" : Encoding.UTF8.GetString(Body))}";
        return $"{Method} {Target} as {Credential.Name}{headers}{body}";
    }
}
