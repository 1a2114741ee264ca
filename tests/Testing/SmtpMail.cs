using System.Text.RegularExpressions;

namespace OrleansNotify.Testing;

/// <param name="Data">Head and body as they were sent, lines ended by LF.</param>
public sealed partial record SmtpMail(string To, string Data)
{
    public string Subject => SubjectLine().Match(Data).Groups[1].Value;

    public string Code => CodeInText().Match(Data).Groups[1].Value;

    [GeneratedRegex("^Subject: (.*)$", RegexOptions.Multiline)]
    private static partial Regex SubjectLine();

    [GeneratedRegex("code is ([0-9]{6})")]
    private static partial Regex CodeInText();
}
