using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OrleansNotify.Channels;

/// <summary>The public keys that SNS signs with, each fetched once. AWS changes them about once a year.</summary>
internal sealed class SnsCertificates(IStrangerHttp http) : IDisposable
{
    // One for each region that an installation uses, and the next year's.
    public const int Most = 64;

    private const int LongestCertificate = 16 * 1024;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Uri, byte[]> _keys = new();

    // A forged message costs a fetch: no more than these are under way at once.
    private readonly SemaphoreSlim _places = new(4);

    public int Count => _keys.Count;

    /// <summary>As SubjectPublicKeyInfo; null when there is no certificate to be had.</summary>
    public async Task<byte[]?> KeyOf(Uri url, CancellationToken cancellation)
    {
        if (_keys.TryGetValue(url, out var key))
        {
            return key;
        }

        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(TimeLimit);
        await _places.WaitAsync(limit.Token);
        try
        {
            return _keys.TryGetValue(url, out key) ? key : Keep(url, await Fetch(url, limit.Token));
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private byte[]? Keep(Uri url, byte[]? key)
    {
        if (key is not null)
        {
            if (_keys.Count >= Most)
            {
                _keys.Clear();
            }

            _keys[url] = key;
        }

        return key;
    }

    private async Task<byte[]?> Fetch(Uri url, CancellationToken cancellation)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, url);
            using var response = await http.Send(request, cancellation);
            return response.IsSuccessStatusCode ? KeyIn(await Read(response, cancellation)) : null;
        }
        // Whatever it is: there is no certificate, and the message is not verified.
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return null;
        }
    }

    private static async Task<string> Read(HttpResponseMessage response, CancellationToken cancellation)
    {
        await response.Content.LoadIntoBufferAsync(LongestCertificate, cancellation);
        return await response.Content.ReadAsStringAsync(cancellation);
    }

    private static byte[]? KeyIn(string pem)
    {
        using var certificate = X509Certificate2.CreateFromPem(pem);
        using var key = certificate.GetRSAPublicKey();
        return key?.ExportSubjectPublicKeyInfo();
    }
}
