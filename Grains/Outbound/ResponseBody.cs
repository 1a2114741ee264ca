using System.Buffers;

namespace OrleansNotify.Outbound;

/// <summary>The start of a response's body.</summary>
/// <param name="IsCut">There was more, or it broke off.</param>
internal readonly record struct ResponseBody(byte[] Bytes, bool IsCut)
{
    public const int MaxLength = 64 * 1024;
    private const int FirstRead = 4 * 1024;

    /// <summary>Never fails: the status has decided already, and what was read until a failure is kept.</summary>
    public static async ValueTask<ResponseBody> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        if (response.Content.Headers.ContentLength == 0)
        {
            return new ResponseBody([], false);
        }

        var buffer = ArrayPool<byte>.Shared.Rent(FirstRead);
        var length = 0;
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(cancellation);
            int read;
            while ((read = await stream.ReadAsync(buffer.AsMemory(length), cancellation)) > 0)
            {
                length += read;
                if (length > MaxLength)
                {
                    return new ResponseBody(buffer.AsSpan(0, MaxLength).ToArray(), true);
                }

                buffer = length == buffer.Length ? Grow(buffer) : buffer;
            }

            return new ResponseBody(buffer.AsSpan(0, length).ToArray(), false);
        }
        catch (Exception e) when (e is IOException or HttpRequestException or OperationCanceledException)
        {
            return new ResponseBody(buffer.AsSpan(0, length).ToArray(), true);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Min(buffer.Length * 4, MaxLength + 1));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
