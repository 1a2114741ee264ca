using System.Text.RegularExpressions;

namespace OrleansNotify.Fakes;

internal static partial class E164
{
    public static bool IsNumber(string text) => Form().IsMatch(text);

    [GeneratedRegex(@"\A\+[1-9][0-9]{6,14}\z")]
    private static partial Regex Form();
}
