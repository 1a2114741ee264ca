using System.Globalization;

namespace OrleansNotify.Channels;

/// <summary>What a signature holds for: a day, a region and a service.</summary>
/// <param name="Service">The signing name, which need not be the host's: <c>ses</c> for <c>email.eu-west-1.amazonaws.com</c>.</param>
internal sealed record SigningScope(string Region, string Service, DateTimeOffset At)
{
    public string Time => At.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    public string Date => Time[..8];

    public override string ToString() => $"{Date}/{Region}/{Service}/aws4_request";
}
