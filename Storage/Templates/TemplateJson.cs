using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OrleansNotify.Templates;

/// <summary>The parts of a template as they are stored.</summary>
public static class TemplateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(TemplateParts parts) => JsonSerializer.Serialize(parts, Options);

    public static TemplateParts Read(string json) => JsonSerializer.Deserialize<TemplateParts>(json, Options)!;
}
