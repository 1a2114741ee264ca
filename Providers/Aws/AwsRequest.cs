using System.Net.Http.Headers;

namespace OrleansNotify.Channels;

/// <summary>A request before it is signed.</summary>
/// <param name="Path">Under the base address, without a slash before it.</param>
/// <param name="ContentType">Null: it has no body.</param>
/// <param name="Target">The operation, for services that are told it in a header.</param>
internal sealed record AwsRequest(AwsService Service, HttpMethod Method, string Path, byte[] Body, string? ContentType = null, string? Target = null)
{
    public HttpRequestMessage Signed(ProviderSettings settings, AwsCredentials credentials, DateTimeOffset now)
    {
        var message = new HttpRequestMessage(Method, new Uri(Service.BaseAddress(settings), Path));
        if (ContentType is not null)
        {
            message.Content = new ByteArrayContent(Body) { Headers = { ContentType = MediaTypeHeaderValue.Parse(ContentType) } };
        }

        if (Target is not null)
        {
            message.Headers.Add("X-Amz-Target", Target);
        }

        SigV4.Sign(message, Body, credentials, new SigningScope(settings["region"], Service.SigningName, now));
        return message;
    }
}
