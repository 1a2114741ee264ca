using System.Net.Http.Headers;
using System.Text;
using OrleansNotify.Outbound;

namespace OrleansNotify.Sso;

internal static class TokenRequests
{
    /// <summary>RFC 6749 §4.1.3. The client shows its secret as the provider wants it.</summary>
    public static OutboundRequest Of(ProviderMetadata metadata, string clientId, string? secret, CodeAnswer answer)
    {
        var fields = new Dictionary<string, string>
        {
            ["grant_type"] = "authorization_code",
            ["code"] = answer.Code,
            ["redirect_uri"] = answer.RedirectUri,
            ["code_verifier"] = answer.Verifier,
        };
        var request = new OutboundRequest(HttpMethod.Post, metadata.Token);
        if (secret is not null && metadata.UsesBasic)
        {
            // RFC 6749 §2.3.1: each part is encoded as a form has it.
            var pair = $"{Uri.EscapeDataString(clientId)}:{Uri.EscapeDataString(secret)}";
            request.Headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.ASCII.GetBytes(pair)));
        }
        else
        {
            fields["client_id"] = clientId;
            if (secret is not null)
            {
                fields["client_secret"] = secret;
            }
        }

        request.Content = new FormUrlEncodedContent(fields);
        return request;
    }
}
