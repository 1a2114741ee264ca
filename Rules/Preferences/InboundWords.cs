using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace OrleansNotify.Preferences;

/// <summary>The words STOP, START and HELP in the languages of most numbers. The word must be all of the message: "do not stop" is none.</summary>
public static class InboundWords
{
    private const int MaxLength = 40;

    // Without marks and case. CANCEL, END and QUIT are the carriers' own; YES is not, as it answers any question.
    private static readonly FrozenDictionary<string, InboundWord> Words = Of(
        (InboundWord.Stop, "stop stopall unsubscribe cancel end quit revoke optout stopp abmelden abbestellen arret desabonner desabonnement baja alto parar "
            + "cancelar sair fermare annulla disiscrivi afmelden stoppen avsluta afmeld lopeta rezygnuje wypisz стоп отписаться отписка відписатися dur iptal "
            + "退订 取消 停止 配信停止 수신거부 중지 إيقاف הסר"),
        (InboundWord.Start, "start unstop subscribe anmelden commencer iniciar alta comecar inizia aanmelden börja старт başla 订阅 開始 시작 ابدأ התחל"),
        (InboundWord.Help, "help info hilfe aide ayuda ajuda aiuto hulp hjälp hjelp apua pomoc помощь yardım 帮助 ヘルプ 도움말 مساعدة עזרה"));

    public static InboundWord? Read(string? text)
        => text is { Length: > 0 and <= MaxLength } && text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar) && Words.TryGetValue(Plain(text), out var word) ? word : null;

    private static FrozenDictionary<string, InboundWord> Of(params (InboundWord Meaning, string Words)[] lists) => lists
        .SelectMany(list => list.Words.Split(' ').Select(word => (Word: Plain(word), list.Meaning)))
        .DistinctBy(pair => pair.Word)
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Meaning);

    /// <summary>Letters alone, without case and marks: "Stop!" and "ARRÊT" are known, and so are "opt out" and "opt-out".</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpacingCombiningMark)
            {
                plain.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return plain.ToString();
    }
}
