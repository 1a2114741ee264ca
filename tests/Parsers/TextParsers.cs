using System.Globalization;
using System.Text;
using OrleansNotify.Endpoints;
using OrleansNotify.Http;
using OrleansNotify.People;
using OrleansNotify.Sessions;

namespace OrleansNotify.Parsers;

internal static class TextParsers
{
    private const int MostSteps = 2 * FilterRun.MaxSteps;

    public static void Address(byte[] input)
    {
        var text = Encoding.UTF8.GetString(input);
        if (EmailAddress.TryNormalize(text, out var address))
        {
            Check(EmailAddress.TryNormalize(address, out var again) && again == address, "an address in its own spelling is another one");
            Check(address.All(letter => letter > ' '), "an address has a blank");
        }

        if (PhoneNumber.TryParse(text, "AT", out var number))
        {
            Check(PhoneNumber.TryParse(number.E164, null, out var same) && same.E164 == number.E164, "a number in E.164 is another one");
        }
    }

    public static void Time(byte[] input)
    {
        if (Rfc3339.TryParse(Encoding.UTF8.GetString(input), out var time))
        {
            var written = time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffffzzz", CultureInfo.InvariantCulture);
            Check(Rfc3339.TryParse(written, out var again) && again == time, "a time as it is written is another one");
        }
    }

    public static void Body(byte[] input)
    {
        if (PayloadRules.Check(input) is null)
        {
            using var document = System.Text.Json.JsonDocument.Parse(input);
            Check(document.RootElement.ValueKind == System.Text.Json.JsonValueKind.Object, "a body that is no object passed");
            Check(PayloadRules.CheckAny(input) is null, "a command passed that is no JSON");
        }

        if (PassedJson.CheckObject(input) is null)
        {
            PassedJson.TextOf(input, "type");
        }

        _ = EventTypePattern.TryParse(Encoding.UTF8.GetString(input), out _);
    }

    /// <summary>The filter, and behind its line the payload.</summary>
    public static void Filter(byte[] input)
    {
        var end = Array.IndexOf(input, (byte)'\n');
        if (end > 0 && PayloadFilter.TryParse(Encoding.UTF8.GetString(input, 0, end), out var filter, out _))
        {
            filter.Evaluate(input.AsMemory(end + 1), out var steps);
            Check(steps is >= 0 and <= MostSteps, $"{steps} steps");
        }
    }

    public static void Check(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new InvalidOperationException(otherwise);
        }
    }
}
