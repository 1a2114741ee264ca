using System.Text;

namespace OrleansNotify.Channels;

internal static class AnswerReading
{
    /// <summary>What came, even if its body breaks off: the status alone says a lot.</summary>
    public static async Task<HttpAnswer> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        var (body, isWhole) = await ReadBody(response.Content, cancellation);
        var headers = response.Headers.NonValidated.ToDictionary(header => header.Key, header => header.Value.First(), StringComparer.OrdinalIgnoreCase);
        return new HttpAnswer((int)response.StatusCode, headers, Encoding.UTF8.GetString(body.Span), isWhole);
    }

    private static async Task<(ReadOnlyMemory<byte> Body, bool IsWhole)> ReadBody(HttpContent content, CancellationToken cancellation)
    {
        var buffer = new byte[4096];
        var length = 0;
        try
        {
            await using var stream = await content.ReadAsStreamAsync(cancellation);
            while (await stream.ReadAsync(buffer.AsMemory(length), cancellation) is > 0 and var count)
            {
                length += count;
                if (length == HttpAnswer.MaxBody)
                {
                    return (buffer, false);
                }

                if (length == buffer.Length)
                {
                    Array.Resize(ref buffer, Math.Min(2 * length, HttpAnswer.MaxBody));
                }
            }

            return (buffer.AsMemory(0, length), true);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return (buffer.AsMemory(0, length), false);
        }
    }
}
