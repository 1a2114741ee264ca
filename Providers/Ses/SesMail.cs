using System.Text.Json.Serialization;

namespace OrleansNotify.Channels;

/// <summary>The body of SendEmail, as far as it is used.</summary>
internal sealed record SesMail(
    string FromEmailAddress, SesDestination Destination, SesContent Content, IReadOnlyList<SesPair> EmailTags, string? ConfigurationSetName);

internal sealed record SesDestination(IReadOnlyList<string> ToAddresses);

internal sealed record SesContent(SesSimple Simple);

internal sealed record SesSimple(SesText Subject, SesBody Body, IReadOnlyList<SesPair>? Headers);

internal sealed record SesBody(SesText Text, SesText? Html);

internal sealed record SesText(string Data, string Charset = "UTF-8");

/// <summary>A header, or a tag.</summary>
internal sealed record SesPair(string Name, string Value);

[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(SesMail))]
internal sealed partial class SesJson : JsonSerializerContext;
