using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OrleansNotify.Channels;

/// <summary>One case of AWS's own signing test suite: a raw request, what is known beside it, and what comes of it.</summary>
internal sealed class SigV4Vector(JsonElement vector)
{
    private readonly JsonElement _context = vector.GetProperty("context");

    public static IReadOnlyDictionary<string, SigV4Vector> All { get; } = JsonDocument
        .Parse(File.ReadAllBytes(System.IO.Path.Combine(AppContext.BaseDirectory, "Aws/Vectors/sigv4.json"))).RootElement.EnumerateArray()
        .ToDictionary(vector => vector.GetProperty("name").GetString()!, vector => new SigV4Vector(vector));

    public SigningScope Scope => new(Text("region"), Text("service"), DateTimeOffset.Parse(Text("timestamp"), CultureInfo.InvariantCulture));

    public AwsCredentials Credentials => new(
        _context.GetProperty("credentials").GetProperty("access_key_id").GetString()!,
        _context.GetProperty("credentials").GetProperty("secret_access_key").GetString()!,
        _context.GetProperty("credentials").TryGetProperty("token", out var token) ? token.GetString() : null);

    /// <summary>The token is sent but not signed.</summary>
    public bool IsTokenOmitted => _context.TryGetProperty("omit_session_token", out var omitted) && omitted.GetBoolean();

    /// <summary>False: as S3 alone signs paths.</summary>
    public bool IsPathNormalized => _context.GetProperty("normalize").GetBoolean();

    public bool IsBodyHeaderSigned => _context.GetProperty("sign_body").GetBoolean();

    public string Expiration => _context.GetProperty("expiration_in_seconds").GetRawText();

    public string Method => Line[..Line.IndexOf(' ', StringComparison.Ordinal)];

    public string Path => Target.Split('?', 2)[0];

    public string Query => Target.Split('?', 2) is [_, var query] ? query : "";

    public byte[] Body => Encoding.UTF8.GetBytes(Request.Split("\n\n", 2) is [_, var body] ? body : "");

    public List<KeyValuePair<string, string>> Headers => [.. Head.Split('\n').Skip(1).Aggregate(new List<string>(), Unfold)
        .Select(line => line.Split(':', 2)).Select(pair => KeyValuePair.Create(pair[0], pair[1]))];

    private string Request => vector.GetProperty("request").GetString()!.Replace("\r\n", "\n", StringComparison.Ordinal);

    private string Head => Request.Split("\n\n", 2)[0].TrimEnd('\n');

    private string Line => Head.Split('\n')[0];

    /// <summary>It may hold a space.</summary>
    private string Target => Line[(Method.Length + 1)..Line.LastIndexOf(' ')];

    public string Expected(string file) => vector.GetProperty(file).GetString()!;

    private string Text(string name) => _context.GetProperty(name).GetString()!;

    private static List<string> Unfold(List<string> lines, string line)
    {
        if (line[0] == ' ')
        {
            lines[^1] += "\n" + line;
        }
        else
        {
            lines.Add(line);
        }

        return lines;
    }
}
